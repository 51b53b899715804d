"""Due dates as people write them, and what each says: the table that test_deadline.py goes through.

A date is written as its day, the letter of its precision (d, m, q, s) and then "/i" or "/f" for who set it; "*" before
it marks a milestone, "~" a date derived from publication, "!" one that is immediate. "+1" is a move. A text without
a date in force shows its state. Every report here was published in July 2018, and only the month is known.
"""

WRITTEN = """
January 2019 | 2019-01-31m
30 September 2019 | 2019-09-30d
12th December 2017 | 2017-12-12d
12 th December 2017 | 2017-12-12d
31/03/2019 | 2019-03-31d
03/04/2019 | 2019-04-03d
3/4/19 | 2019-04-03d
31.03.2019 | 2019-03-31d
31-03-2019 | 2019-03-31d
31 / 03 / 2019 | 2019-03-31d
31-Mar-2019 | 2019-03-31d
31-Mar-19 | 2019-03-31d
31/Mar/2019 | 2019-03-31d
31Mar2019 | 2019-03-31d
2019-03-31 | 2019-03-31d
2019/03/31 | 2019-03-31d
2019-03-31 00:00:00 | 2019-03-31d
2019-03-31T00:00:00 | 2019-03-31d
31/03/2019 17:00 | 2019-03-31d
29 March 2019 at 5pm | 2019-03-29d
Friday 29 March 2019 | 2019-03-29d
Fri 29th Mar 2019 | 2019-03-29d
31st of March, 2019 | 2019-03-31d
March 31, 2019 | 2019-03-31d
March 31st 2019 | 2019-03-31d
the first of March 2019 | 2019-03-01d
twenty-first of March 2019 | 2019-03-21d
March, 2019 | 2019-03-31m
MARCH 2019 | 2019-03-31m
march 2019. | 2019-03-31m
Mar-19 | 2019-03-31m
Mar 19 | 2019-03-31m
Mar '19 | 2019-03-31m
Mar. 2019 | 2019-03-31m
Sept 19 | 2019-09-30m
Sept. 2018 | 2018-09-30m
Sep-2018 | 2018-09-30m
Feb 2020 | 2020-02-29m
Feb 2019 | 2019-02-28m
03/2019 | 2019-03-31m
2019-03 | 2019-03-31m
May 2019 | 2019-05-31m
March\\n2019 | 2019-03-31m
end of March 2019 | 2019-03-31m
End March 2019 | 2019-03-31m
by the end of March 2019 | 2019-03-31m
before the end of March 2019 | 2019-03-31m
last day of March 2019 | 2019-03-31m
By September 2018 | 2018-09-30m
Not later than 31 March 2015 | 2015-03-31d
No later than 31 March 2015 | 2015-03-31d
by 31 March 2019 at the latest | 2019-03-31d
To be completed by March 2019 | 2019-03-31m
Due: March 2019 | 2019-03-31m
Due for completion June 2019 | 2019-06-30m
Target date - June 2019 | 2019-06-30m
March 2019 deadline set | 2019-03-31m
Week ending 8 March 2019 | 2019-03-08d
circa March 2019 | 2019-03-31m
Board paper March 2019 | 2019-03-31m
Training package to be rolled out across the force, March 2019 | 2019-03-31m
March 2019 (2 of 3 modules) | 2019-03-31m
March 2019, subject to funding | 2019-03-31m
24/7 cover by March 2019 | 2019-03-31m
Phase 2 - March 2019 | 2019-03-31m
Febuary 2019 | 2019-02-28m
Septmber 2018 | 2018-09-30m
Janaury 2019 | 2019-01-31m
30 Novemeber 2018 | 2018-11-30d
Jan-Mar 2019 | 2019-03-31m
January to March 2019 | 2019-03-31m
between January and March 2019 | *2019-01-31m 2019-03-31m
30-31 March 2019 | 2019-03-31d
November 2018 - January 2019 | 2019-01-31m
from November 2018 to January 2019 | 2019-01-31m
Sept/Oct 2019 | 2019-10-31m
Spring 2019 | 2019-05-31s
Summer 2019 | 2019-08-31s
Autumn 2018 | 2018-11-30s
end of Autumn 2018 | 2018-11-30s
Winter 2018/19 | 2019-02-28s
Winter 2019/20 | 2020-02-29s
Q4 2018/19 | 2019-03-31q
Q4 2018-19 | 2019-03-31q
Q1 2018/2019 | 2018-06-30q
Q2 18/19 | 2018-09-30q
Qtr 3 2018/19 | 2018-12-31q
Qtr. 2 2018/2019 | 2018-09-30q
Quarter 4 2018/19 | 2019-03-31q
4th quarter of 2018/19 | 2019-03-31q
Third Quarter 2018/19 | 2018-12-31q
FY 2018/19 Q4 | 2019-03-31q
Q4 FY18/19 | 2019-03-31q
Q4 (2018/19) | 2019-03-31q
2018/19 Q3 | 2018-12-31q
end Q1 2019/20 | 2019-06-30q
End of Quarter 2 2019/20 | 2019-09-30q
Q1 and Q2 2019/20 | *2019-06-30q 2019-09-30q
Q4 2018/19 (March 2019) | 2019-03-31m
end of FY 2018/19 | 2019-03-31m
FY 2018/19 | 2019-03-31q
FY18/19 | 2019-03-31q
End of financial year 2018/19 | 2019-03-31m
year end 2018/19 | 2019-03-31m
end of 2019 | 2019-12-31m
July 2018, and ongoing | 2018-07-31m
July 2018 and ongoing following that date | 2018-07-31m
Before 31/03/2019 | 2019-03-31d
Overdue since March 2019 | 2019-03-31m
Rec 1.2 March 2019 | 2019-03-31m
Extended due to sickness to September 2020 | 2020-09-30m
March 2019 (TBC) | 2019-03-31m
March 2019 - completed | 2019-03-31m
March 2019. Completed January 2019 | 2019-03-31m
Due March 2019, reviewed January 2019 | 2019-03-31m
March 2019 (agreed at Board 12 January 2019) | 2019-03-31m
March 2019. Next review June 2019 | 2019-03-31m
March 2019 onwards; report by June 2019 | 2019-06-30m
"""

CHAINS = """
October 2018 Now December 2018 | 2018-10-31m 2018-12-31m +1
October 2018 Now February 2019 | 2018-10-31m 2019-02-28m +1
July 2018 Now due November 2018 | 2018-07-31m 2018-11-30m +1
April 2017 [internal deadline] Now Due: November 2018 | 2017-04-30m/f 2018-11-30m/f +1
Force Set deadline of December 2018 Now set for March 2019 | 2018-12-31m/f 2019-03-31m/f +1
September 2018 And January 2019 | *2018-09-30m 2019-01-31m
September and December 2018 | *2018-09-30m 2018-12-31m
6th and 7th February 2019 | *2019-02-06d 2019-02-07d
30 September & 31 December 2018 | *2018-09-30d 2018-12-31d
March, June and September 2019 | *2019-03-31m *2019-06-30m 2019-09-30m
Policy by March 2019, training by June 2019 | *2019-03-31m 2019-06-30m
Training by June 2019; policy by March 2019 | 2019-06-30m *2019-03-31m
1. March 2019\\n2. June 2019 | *2019-03-31m 2019-06-30m
• March 2019\\n• June 2019 | *2019-03-31m 2019-06-30m
March 2019 revised to June 2019 | 2019-03-31m 2019-06-30m +1
March 2019, extended to June 2019 | 2019-03-31m 2019-06-30m +1
March 2019 moved to 30/06/2019 | 2019-03-31m 2019-06-30d +1
March 2019 - extension to June 2019 | 2019-03-31m 2019-06-30m +1
31/03/2019 put back to 30/06/2019 | 2019-03-31d 2019-06-30d +1
June 2019 brought forward to March 2019 | 2019-06-30m 2019-03-31m +1
was March 2019 now June 2019 | 2019-03-31m 2019-06-30m +1
Was: March 2019. Now: June 2019 | 2019-03-31m 2019-06-30m +1
originally March 2019, revised June 2019 | 2019-03-31m 2019-06-30m +1
Originally March 2019 then June 2019 now September 2019 | 2019-03-31m 2019-06-30m 2019-09-30m +2
March 2019 (original) June 2019 (revised) | 2019-03-31m 2019-06-30m +1
March 2019 original, June 2019 revised | 2019-03-31m 2019-06-30m +1
Original: March 2019\\nRevised: June 2019 | 2019-03-31m 2019-06-30m +1
Revised: June 2019\\nOriginal: March 2019 | 2019-03-31m 2019-06-30m +1
June 2019 (originally March 2019) | 2019-03-31m 2019-06-30m +1
June 2019 (was March 2019) | 2019-03-31m 2019-06-30m +1
June 2019 (previously March 2019, originally January 2019) | 2019-01-31m 2019-03-31m 2019-06-30m +2
Revised from March 2019 to June 2019 | 2019-03-31m 2019-06-30m +1
extended from 31 March 2019 to 30 June 2019 | 2019-03-31d 2019-06-30d +1
31/03/19 – extended by the DCC on 12/01/19 to 30/06/19 | 2019-03-31d 2019-06-30d +1
Moved to June 2019 from March 2019 | 2019-03-31m 2019-06-30m +1
extended from March to June 2019 | 2019-03-31m 2019-06-30m +1
30.9.2019 (was 30.6.2019, 31.3.2019) | 2019-03-31d 2019-06-30d 2019-09-30d +2
Dec-18 Mar-19 | 2018-12-31m 2019-03-31m +1
31.12.18/31.03.19 | 2018-12-31d 2019-03-31d +1
March 2019 ← December 2018 | 2018-12-31m 2019-03-31m +1
Mar 2019 (prev. Dec 2018) | 2018-12-31m 2019-03-31m +1
March 2019. Revised date agreed: June 2019 | 2019-03-31m 2019-06-30m +1
March 2019 revised by the Board to June 2019 | 2019-03-31m 2019-06-30m +1
Policy March 2019; new policy June 2019 | *2019-03-31m 2019-06-30m
Initial report January 2019, full report March 2019 | *2019-01-31m 2019-03-31m
31 March 2019 (DCC to sign off 5 April 2019) | 2019-03-31d
changed from Dec 2018 to Mar 2019 and then to Jun 2019 | 2018-12-31m 2019-03-31m 2019-06-30m +2
March 2019 new date June 2019 | 2019-03-31m 2019-06-30m +1
Previously March 2019, now June 2019 | 2019-03-31m 2019-06-30m +1
Previous target March 2019 / current target June 2019 | 2019-03-31m 2019-06-30m +1
Old date March 2019; new date June 2019 | 2019-03-31m 2019-06-30m +1
March 2019 -> June 2019 | 2019-03-31m 2019-06-30m +1
March 2019 → June 2019 → September 2019 | 2019-03-31m 2019-06-30m 2019-09-30m +2
March 2019 / June 2019 | 2019-03-31m 2019-06-30m +1
31/03/2019 / 30/06/2019 | 2019-03-31d 2019-06-30d +1
March 2019\\nJune 2019 | 2019-03-31m 2019-06-30m +1
March 2019\\nNow\\nJune 2019 | 2019-03-31m 2019-06-30m +1
March 2019_x000D_\\nJune 2019 | 2019-03-31m 2019-06-30m +1
31/03/2019\\n30/06/2019\\n30/09/2019 | 2019-03-31d 2019-06-30d 2019-09-30d +2
1st revision March 2019, 2nd revision June 2019 | 2019-03-31m 2019-06-30m +1
October 2018 Now October 2018 | 2018-10-31m
October 2018 (31 October 2018) | 2018-10-31d
March 2019 (15 March 2019) | 2019-03-15d
Extended by 3 months to June 2019 | 2019-06-30m
Extended to June 2019 (agreed at Board 12 January 2019) | 2019-06-30m
September 2018 And January 2019, now June 2019 | *2018-09-30m 2019-01-31m 2019-06-30m +1
Revised to June 2019 and September 2019 | *2019-06-30m 2019-09-30m
March 2019 not met, now June 2019 | 2019-03-31m 2019-06-30m +1
Within 6 months, now March 2019 | ~2019-01-31m 2019-03-31m +1
Immediately. Now December 2018 | ~!2018-07-31m 2018-12-31m +1
Within 3 months (October 2018) | 2018-10-31m
Immediate and by March 2019 | *~!2018-07-31m 2019-03-31m
October 2018 now TBC | placeholder 2018-10-31m
October 2018. Revised date to be confirmed | placeholder 2018-10-31m
TBC (was October 2018) | placeholder 2018-10-31m
"""

SETTERS = """
No deadline set by HMICFRS December 2019 set to align with the next inspection | 2019-12-31m/f
No deadlines have been set within the published report. Set for March 2019 | 2019-03-31m/f
No date set by HMICFRS Deadline of April 2019 set | 2019-04-30m/f
No deadline specified within the report March 2019 deadline set | 2019-03-31m/f
No deadline set by HMICFRS A deadline of April 2019 has been set | 2019-04-30m/f
No deadlines set by HMICFRS November 2018 deadline set to align to the PEEL 2018/19 inspection | 2018-11-30m/f
HMICFRS have not set a deadline. June 2019 | 2019-06-30m/f
HMICFRS did not specify a date; force target June 2019 | 2019-06-30m/f
No date given by the inspectorate - 30/06/2019 | 2019-06-30d/f
No HMICFRS deadline. March 2019 now June 2019 | 2019-03-31m/f 2019-06-30m/f +1
June 2019 (no deadline set by HMICFRS) | 2019-06-30m/f
No internal deadline set. March 2019 | 2019-03-31m
HMICFRS deadline: March 2019. Force target: June 2019 | 2019-03-31m/i 2019-06-30m/f
Force target: June 2019. HMICFRS deadline: March 2019 | 2019-03-31m/i 2019-06-30m/f
HMICFRS: March 2019\\nForce: June 2019 | 2019-03-31m/i 2019-06-30m/f
March 2019 (HMICFRS) June 2019 (force) | 2019-03-31m/i 2019-06-30m/f
HMICFRS deadline March 2019 now June 2019 | 2019-03-31m/i 2019-06-30m +1
HMICFRS deadline: September 2018 and January 2019 | *2018-09-30m/i 2019-01-31m/i
HMICFRS - Oct 2018; partner - Dec 2018 | *2018-10-31m/i 2018-12-31m
Apr 2019 (Force) / Jul 2019 (HMICFRS) | 2019-07-31m/i 2019-04-30m/f
March 2019 (HMICFRS deadline June 2019) | 2019-06-30m/i 2019-03-31m
The force has set itself a deadline of March 2019 | 2019-03-31m/f
Force to complete by March 2019 | 2019-03-31m
As per HMICFRS - within 3 months (i.e. by 31 October 2018) | 2018-10-31d/i
March 2019 set by HMICFRS | 2019-03-31m/i
March 2019 as set in the report | 2019-03-31m/i
Published deadline March 2019 | 2019-03-31m/i
Deadline set by the inspectorate: March 2019 | 2019-03-31m/i
Set in the report: March 2019 | 2019-03-31m/i
internal target March 2019 | 2019-03-31m/f
March 2019 internal deadline | 2019-03-31m/f
March 2019 (self-imposed) | 2019-03-31m/f
Self-imposed deadline of March 2019 | 2019-03-31m/f
set by force March 2019 | 2019-03-31m/f
Force deadline 31/03/2019 | 2019-03-31d/f
March 2019 (set by force) | 2019-03-31m/f
Our own deadline is March 2019 | 2019-03-31m/f
March 2019 set to align with the next inspection | 2019-03-31m/f
The force will deliver training by March 2019 | 2019-03-31m
HMICFRS to revisit the force; March 2019 | 2019-03-31m
March 2019 force lead to report | 2019-03-31m
"""

TERMS = """
Immediately | ~!2018-07-31m
immediate | ~!2018-07-31m
With immediate effect | ~!2018-07-31m
Immediate and ongoing | ~!2018-07-31m
Within six months | ~2019-01-31m
Within 6 months | ~2019-01-31m
within three months of publication | ~2018-10-31m
within three months of the report's publication | ~2018-10-31m
within three (3) months of the report | ~2018-10-31m
3 months from publication | ~2018-10-31m
Within 12 months | ~2019-07-31m
within twelve months of publication of this report | ~2019-07-31m
Within a year | ~2019-07-31m
within eighteen months | ~2020-01-31m
within twenty-four months | ~2020-07-31m
6-month | ~2019-01-31m
In the next six months | ~2019-01-31m
No later than 3 months after publication | ~2018-10-31m
within 6 weeks | ~2018-09-30m
within 90 days | ~2018-10-31m
within three months of 31 August 2018 | ~2018-11-30d
within 3 months of publication in June 2018 | ~2018-09-30m
HMICFRS deadline: within six months | ~2019-01-31m/i
"""

NO_DATE = """
TBC | placeholder
tbc. | placeholder
To be confirmed | placeholder
to be agreed by Board | placeholder
Ongoing | placeholder
On-going | placeholder
N/A | placeholder
n/a | placeholder
NA | placeholder
Not applicable | placeholder
- | placeholder
— | placeholder
ASAP | placeholder
As soon as practicable | placeholder
Complete | placeholder
Completed | placeholder
Completed March 2019 | placeholder
Closed 12/01/2019 | placeholder
BAU | placeholder
No deadline set by HMICFRS. Force date TBC | placeholder
Not required | placeholder
No deadline | undated
No deadlines have been set within the published report. | undated
No deadlines have been set within the published | undated
No deadline set by HMICFRS | undated
No deadline specified within the report | undated
no date given by the inspectorate | undated
Not specified | undated
Deadline not specified by HMICFRS | undated
None set | undated
None | undated
No timescale given | undated
2019 | unreadable
2018/19 | unreadable
by 2019 | unreadable
March | unreadable
31 March | unreadable
March 31 | unreadable
19th March | unreadable
31 February 2019 | unreadable
30/02/2019 | unreadable
32/01/2019 | unreadable
03/31/2019 | unreadable
131/03/2019 | unreadable
31/03/219 | unreadable
31/03/2019/20 | unreadable
Q4 | unreadable
Q4 2019 | unreadable
Q5 2018/19 | unreadable
Q4 2018/20 | unreadable
Winter 2019 | unreadable
mid-March 2019 | unreadable
early March 2019 | unreadable
start of April 2019 | unreadable
first week of March 2019 | unreadable
w/c 4 March 2019 | unreadable
from April 2019 | unreadable
after March 2019 | unreadable
before March 2019 | unreadable
not before March 2019 | unreadable
March 2019 onwards | unreadable
March 2019 or June 2019 | unreadable
March 2019 (June 2019) | unreadable
June 2019\\nMarch 2019 | unreadable
June 2019 / March 2019 | unreadable
March 2019 now 31/06/2019 | unreadable
March 2019 now June | unreadable
31/03/2019 and 32/04/2019 | unreadable
March 2019 extended by 3 months | unreadable
within 10 working days | unreadable
within 3-6 months | unreadable
within three months of receiving the guidance | unreadable
Pending national guidance in March 2019 | unreadable
Reviewed March 2019 | unreadable
Phase 1 March 2019 | unreadable
Recs 1-3 March 2019 | unreadable
Late Summer 2019 | unreadable
Q4 (March 2021) | unreadable
Juny 2019 | unreadable
43555 | unreadable
As above | unreadable
See comments | unreadable
soon | unreadable
"""
