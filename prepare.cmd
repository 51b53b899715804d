@echo off
rem Drop a tracker workbook onto this file: it writes the appendix and the findings into a folder beside the
rem workbook. On first use it makes .venv beside itself, which needs the network once.
rem
rem Names pass through variables expanded late (!book!), which cmd.exe does not read again: & ^ %% ( ) and
rem exclamation marks in them stay as they are. They are set while late expansion is still off.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "here=%~dp0"
set "book=%~1"
set "second=%~2"
setlocal EnableDelayedExpansion
set "python=!here!.venv\Scripts\python.exe"
set "cut="
set "code=2"

if defined book if exist "!book!" if not exist "!book!\" goto one_book
rem Explorer puts no quotes around a name without spaces, and cmd.exe ends it at the first ampersand:
rem take it from the whole command line, in which it still stands.
set "line=!cmdcmdline!"
set "rest=!line:*prepare.cmd=!"
if "!rest!"=="!line!" goto no_book
set "rest=!rest:"=!"
if not defined rest goto no_book
:trim_front
if "!rest:~0,1!"==" " (
    set "rest=!rest:~1!"
    if defined rest goto trim_front
    goto no_book
)
:trim_back
if "!rest:~-1!"==" " (
    set "rest=!rest:~0,-1!"
    goto trim_back
)
if not exist "!rest!" goto no_book
set "book=!rest!"
set "second="
set "cut=yes"

:one_book
if defined second (
    echo Drop one workbook at a time. 1>&2
    goto leave
)
if not exist "!python!" goto install
"!python!" -I -c "import configparser, importlib.metadata as m, sys; c = configparser.ConfigParser(); c.read(sys.argv[1], encoding='utf-8'); sys.exit(not m.version('rag-reports') == c['metadata']['version'])" "!here!setup.cfg" >nul 2>&1
if not errorlevel 1 goto run

:install
set "maker="
call :try_python py -3
call :try_python python
call :try_python python3
if not defined maker (
    echo Python 3.11 or later is missing: install it from https://www.python.org/downloads/ and try again. 1>&2
    goto leave
)
echo Setting up, once; this takes a minute... 1>&2
%maker% -m venv --clear "!here!.venv"
if errorlevel 1 (
    echo Setting up failed: .venv cannot be made in "!here!". Copy the project to a folder of your own and try again. 1>&2
    goto leave
)
"!python!" -m pip install --quiet --disable-pip-version-check "!here!."
if errorlevel 1 (
    echo Setting up failed: the parts could not be installed. Check the network and try again. 1>&2
    goto leave
)

:run
rem The code of this folder, not an older copy of it in .venv.
set "PYTHONPATH=!here!"
"!python!" -P -m rag_reports prepare "!book!"
set "code=!errorlevel!"
goto leave

:no_book
echo No workbook found: drop one tracker onto this file. 1>&2

:leave
pause
rem After a cut name, cmd.exe would go on to run what stands behind the ampersand: close it instead.
if defined cut exit !code!
exit /b !code!

:try_python
if defined maker exit /b 0
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1
if not errorlevel 1 set "maker=%*"
exit /b 0
