"""Results for people and programs: console, records, frames, workbooks."""
