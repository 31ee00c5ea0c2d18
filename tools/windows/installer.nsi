; The setup program of the print worker for Windows, made by "npm run package:windows".
; Defines: FILES (folder with all files), OUTPUT (setup program), VERSION, UNCOMPRESSED (for tests).
;
; Silent: SETUP.exe /S [/SERVER=https://picolo.example /CODE=…] [/ACCOUNT=.\name /PASSWORD=…] [/D=C:\folder]
; Ends with 0, or 3: installed, but not enrolled; 4: what runs could not be stopped; 5: the service could not be made;
; 6: installed, but the service does not start.
; Uninstalling: uninstall.exe /S [/PURGE]; without /PURGE settings, key and journal stay.

Unicode true
Target amd64-unicode
!ifdef UNCOMPRESSED
  SetCompress off
!else
  SetCompressor /SOLID lzma
!endif
; The same files give the same setup program.
SetDateSave off
RequestExecutionLevel admin
ManifestDPIAware true

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include nsDialogs.nsh

!define SERVICE "PicoloPrintWorker"
!define PRODUCT "Picolo Print Worker"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${SERVICE}"

Name "${PRODUCT}"
BrandingText "${PRODUCT} ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$PROGRAMFILES64\${PRODUCT}"
InstallDirRegKey HKLM "${UNINSTALL_KEY}" "InstallLocation"
ShowInstDetails hide

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${PRODUCT}"
VIAddVersionKey "FileDescription" "${PRODUCT}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Picolo"

!define MUI_ABORTWARNING
!define MUI_ICON "${__FILEDIR__}/picolo.ico"
!define MUI_UNICON "${__FILEDIR__}/picolo.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${__FILEDIR__}/side.bmp"
Page custom enrolPage enrolLeave
Page custom accountPage accountLeave
!insertmacro MUI_PAGE_INSTFILES
; What the last page says depends on how it went.
Var Done
!define MUI_FINISHPAGE_TITLE "$(DONE_TITLE)"
!define MUI_FINISHPAGE_TEXT "$Done"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The language of Windows, French where it is neither.
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "English"
!include strings.nsh

Var Settings
Var Server
Var Code
Var Account
Var Password
Var Field1
Var Field2
Var Choice
Var Ending

; What follows a name like /SERVER= in the command line, up to a blank or in quotes; FileFunc's GetOptions ends at the
; slashes of an address. $R0: the command line, $R1: the name; $R9: what was found.
Function option
  StrCpy $R9 ""
  StrLen $R2 $R1
  StrCpy $R3 0
  ${Do}
    StrCpy $R4 $R0 $R2 $R3
    ${If} $R4 == ""
      Return
    ${EndIf}
    IntOp $R3 $R3 + 1
  ${LoopUntil} $R4 == $R1
  IntOp $R3 $R3 + $R2
  IntOp $R3 $R3 - 1
  StrCpy $R5 " "
  StrCpy $R4 $R0 1 $R3
  ${If} $R4 == '"'
    StrCpy $R5 '"'
    IntOp $R3 $R3 + 1
  ${EndIf}
  ${Do}
    StrCpy $R4 $R0 1 $R3
    ${If} $R4 == ""
    ${OrIf} $R4 == $R5
      Return
    ${EndIf}
    StrCpy $R9 "$R9$R4"
    IntOp $R3 $R3 + 1
  ${Loop}
FunctionEnd

!macro option NAME RESULT
  StrCpy $R1 "${NAME}"
  Call option
  StrCpy ${RESULT} $R9
!macroend

Function .onInit
  SetShellVarContext all
  SetRegView 64
  StrCpy $Settings "$APPDATA\${PRODUCT}"
  ${GetParameters} $R0
  !insertmacro option "/SERVER=" $Server
  !insertmacro option "/CODE=" $Code
  !insertmacro option "/ACCOUNT=" $Account
  !insertmacro option "/PASSWORD=" $Password
FunctionEnd

; Which server, and the code of the console. An enrolled worker keeps both.
Function enrolPage
  ${If} ${FileExists} "$Settings\worker.json"
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(ENROL_TITLE)" "$(ENROL_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 12u "$(ENROL_SERVER)"
  Pop $0
  ${NSD_CreateText} 0 13u 100% 12u "$Server"
  Pop $Field1
  ${NSD_CreateLabel} 0 36u 100% 12u "$(ENROL_CODE)"
  Pop $0
  ${NSD_CreateText} 0 49u 60% 12u "$Code"
  Pop $Field2
  ${NSD_CreateLabel} 0 72u 100% 40u "$(ENROL_WHERE)"
  Pop $0
  ${NSD_SetFocus} $Field1
  nsDialogs::Show
FunctionEnd

Function enrolLeave
  ${NSD_GetText} $Field1 $Server
  ${NSD_GetText} $Field2 $Code
  ${If} $Server == ""
  ${OrIf} $Code == ""
    MessageBox MB_YESNO|MB_ICONQUESTION "$(ENROL_LATER)" IDYES later
    Abort
    later:
  ${EndIf}
FunctionEnd

; An installed service keeps its account.
Function accountPage
  nsExec::Exec '"$SYSDIR\sc.exe" query ${SERVICE}'
  Pop $0
  ${If} $0 == 0
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(ACCOUNT_TITLE)" "$(ACCOUNT_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 0 100% 12u "$(ACCOUNT_SYSTEM)"
  Pop $0
  ${NSD_Check} $0
  ${NSD_CreateLabel} 12u 13u 95% 24u "$(ACCOUNT_SYSTEM_WHY)"
  Pop $1
  ${NSD_CreateRadioButton} 0 42u 100% 12u "$(ACCOUNT_OTHER)"
  Pop $Choice
  ${NSD_CreateLabel} 12u 55u 95% 24u "$(ACCOUNT_OTHER_WHY)"
  Pop $1
  ${NSD_CreateLabel} 12u 83u 30% 12u "$(ACCOUNT_NAME)"
  Pop $1
  ${NSD_CreateText} 35% 82u 60% 12u "$Account"
  Pop $Field1
  ${NSD_CreateLabel} 12u 99u 30% 12u "$(ACCOUNT_PASSWORD)"
  Pop $1
  ${NSD_CreatePassword} 35% 98u 60% 12u ""
  Pop $Field2
  ${If} $Account != ""
    ${NSD_Uncheck} $0
    ${NSD_Check} $Choice
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function accountLeave
  ${NSD_GetState} $Choice $0
  ${If} $0 == ${BST_CHECKED}
    ${NSD_GetText} $Field1 $Account
    ${NSD_GetText} $Field2 $Password
    ${If} $Account == ""
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(ACCOUNT_MISSING)"
      Abort
    ${EndIf}
  ${Else}
    StrCpy $Account ""
    StrCpy $Password ""
  ${EndIf}
FunctionEnd

; A program that runs cannot be deleted: this knows when the service has really ended.
!macro stopService un
Function ${un}stopService
  nsExec::Exec '"$SYSDIR\net.exe" stop ${SERVICE}'
  Pop $0
  StrCpy $1 0
  ${Do}
    Delete "$INSTDIR\node.exe"
    Delete "$INSTDIR\shawl.exe"
    ${If} ${FileExists} "$INSTDIR\node.exe"
    ${OrIf} ${FileExists} "$INSTDIR\shawl.exe"
      IntOp $1 $1 + 1
      ${If} $1 > 200
        MessageBox MB_OK|MB_ICONSTOP "$(STILL_RUNNING)" /SD IDOK
        SetErrorLevel 4
        Quit
      ${EndIf}
      Sleep 500
    ${Else}
      Return
    ${EndIf}
  ${Loop}
FunctionEnd
!macroend
!insertmacro stopService ""

Section
  SetOutPath "$INSTDIR"
  ${If} ${FileExists} "$INSTDIR\node.exe"
    DetailPrint "$(STOPPING)"
    Call stopService
    RMDir /r "$INSTDIR\worker"
    RMDir /r "$INSTDIR\licences"
  ${EndIf}
  File /r "${FILES}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayName" "${PRODUCT}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "Publisher" "Picolo"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoRepair" 1

  DetailPrint "$(REGISTERING)"
  StrCpy $0 ""
  ${If} $Account != ""
    StrCpy $0 '--account "$Account"'
    ; Not in the command line, which other programs can read; nor does the worker put it on one.
    ; By a register: System reads what stands in its own text, and a quote in the password would end it.
    StrCpy $1 $Password
    System::Call 'kernel32::SetEnvironmentVariable(t "PICOLO_ACCOUNT_PASSWORD", t r1)'
  ${EndIf}
  nsExec::ExecToStack '"$INSTDIR\node.exe" --disable-warning=ExperimentalWarning "$INSTDIR\worker\main.js" install-service --stopped $0'
  Pop $0
  Pop $1
  System::Call 'kernel32::SetEnvironmentVariable(t "PICOLO_ACCOUNT_PASSWORD", t "")'
  DetailPrint "$1"
  ${If} $0 != 0
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_REGISTERED)$\r$\n$\r$\n$1" /SD IDOK
    SetErrorLevel 5
    Abort
  ${EndIf}

  StrCpy $Ending 0
  StrCpy $Done "$(DONE_TEXT)"
  ${If} $Server != ""
  ${AndIf} $Code != ""
    DetailPrint "$(ENROLLING)"
    nsExec::ExecToStack '"$INSTDIR\node.exe" --disable-warning=ExperimentalWarning "$INSTDIR\worker\main.js" enroll --data "$Settings" "--server=$Server" "--code=$Code"'
    Pop $0
    Pop $1
    DetailPrint "$1"
    ${If} $0 != 0
      StrCpy $Ending 3
      StrCpy $Done "$(NOT_ENROLLED)"
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(NOT_ENROLLED)$\r$\n$\r$\n$1" /SD IDOK
    ${EndIf}
  ${ElseIfNot} ${FileExists} "$Settings\worker.json"
    StrCpy $Done "$(ENROL_STILL)"
  ${EndIf}

  DetailPrint "$(STARTING)"
  nsExec::ExecToStack '"$SYSDIR\net.exe" start ${SERVICE}'
  Pop $0
  Pop $1
  DetailPrint "$1"
  ${If} $0 != 0
    StrCpy $Ending 6
    StrCpy $Done "$(NOT_STARTED)"
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NOT_STARTED)$\r$\n$\r$\n$1" /SD IDOK
  ${EndIf}
  SetErrorLevel $Ending
SectionEnd

!insertmacro stopService "un."

Function un.onInit
  SetShellVarContext all
  SetRegView 64
  StrCpy $Settings "$APPDATA\${PRODUCT}"
FunctionEnd

Section "Uninstall"
  nsExec::ExecToStack '"$INSTDIR\node.exe" --disable-warning=ExperimentalWarning "$INSTDIR\worker\main.js" uninstall-service'
  Pop $0
  Pop $1
  DetailPrint "$1"
  Call un.stopService
  ; The service goes even when the worker's own files are damaged.
  nsExec::Exec '"$SYSDIR\sc.exe" delete ${SERVICE}'
  Pop $0
  RMDir /r "$INSTDIR\worker"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\SumatraPDF.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKLM "${UNINSTALL_KEY}"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/PURGE" $R1
  ${IfNot} ${Errors}
    RMDir /r "$Settings"
  ${Else}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(PURGE)" /SD IDNO IDNO keep
    RMDir /r "$Settings"
    keep:
  ${EndIf}
SectionEnd
