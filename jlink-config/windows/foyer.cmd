@echo off
rem Starts Foyer in this console with the bundled Java.
setlocal
set JDK_JAVA_OPTIONS=
set JAVA_TOOL_OPTIONS=
set "RUNTIME=%~dp0..\runtime"
"%RUNTIME%\bin\java.exe" "-XX:AOTCache=%RUNTIME%\lib\foyer.aot" "-Dorg.sqlite.lib.path=%RUNTIME%\bin" -Dorg.sqlite.lib.name=sqlitejdbc.dll "@%RUNTIME%\lib\jvm.options" %FOYER_JAVA_OPTIONS% -m foyer/foyer.Launcher %*
