; What the setup program says, in both languages.
!macro say NAME FRENCH ENGLISH
  LangString ${NAME} ${LANG_FRENCH} "${FRENCH}"
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
!macroend

!insertmacro say ENROL_TITLE "Votre serveur Picolo" "Your Picolo server"
!insertmacro say ENROL_SUBTITLE "Ce poste imprimera ce que le serveur lui donne." "This PC will print what the server gives it."
!insertmacro say ENROL_SERVER "Adresse du serveur, par exemple https://picolo.exemple.fr" "Address of the server, like https://picolo.example"
!insertmacro say ENROL_CODE "Code d’inscription" "Enrolment code"
!insertmacro say ENROL_WHERE "Le code se crée dans la console, sous Impression. Il sert une fois, pendant 15 minutes." "Make the code in the console, under Printing. It works once, for 15 minutes."
!insertmacro say ENROL_LATER "Sans adresse ni code, ce poste n’imprimera pas encore. Installer quand même ?" "Without address and code this PC will not print yet. Install anyway?"

!insertmacro say ENROL_STILL "Ce poste est installé, mais n’imprime pas encore : créez un code dans la console, sous Impression, puis relancez l’installation." "This PC is installed, but does not print yet: make a code in the console, under Printing, then run the setup again."

!insertmacro say ACCOUNT_TITLE "Compte du service" "Account of the service"
!insertmacro say ACCOUNT_SUBTITLE "Le service démarre avec Windows, sans que personne n’ouvre de session." "The service starts with Windows, with nobody signed in."
!insertmacro say ACCOUNT_SYSTEM "Système local (conseillé)" "Local System (recommended)"
!insertmacro say ACCOUNT_SYSTEM_WHY "Voit les imprimantes installées pour tous les utilisateurs de ce poste." "Sees the printers that are installed for all users of this PC."
!insertmacro say ACCOUNT_OTHER "Un compte de votre choix" "An account of your choice"
!insertmacro say ACCOUNT_OTHER_WHY "Pour une imprimante que seul un utilisateur voit, par exemple sur un serveur d’impression." "For a printer that only one user sees, for example on a print server."
!insertmacro say ACCOUNT_NAME "Compte (.\nom)" "Account (.\name)"
!insertmacro say ACCOUNT_PASSWORD "Mot de passe" "Password"
!insertmacro say ACCOUNT_MISSING "Indiquez le compte, par exemple .\impression." "Name the account, like .\printing."

!insertmacro say STOPPING "Arrêt du service en place…" "Stopping the present service…"
!insertmacro say STILL_RUNNING "Le service en place ne s’arrête pas. Arrêtez « Picolo Print Worker » dans les services de Windows, puis recommencez." "The present service does not stop. Stop $\"Picolo Print Worker$\" in the services of Windows, then try again."
!insertmacro say REGISTERING "Création du service…" "Making the service…"
!insertmacro say NOT_REGISTERED "Le service n’a pas pu être créé." "The service could not be made."
!insertmacro say ENROLLING "Inscription auprès du serveur…" "Enrolling on the server…"
!insertmacro say NOT_ENROLLED "Ce poste est installé, mais pas inscrit. Créez un nouveau code et relancez l’installation." "This PC is installed, but not enrolled. Make a new code and run the setup again."
!insertmacro say STARTING "Démarrage du service…" "Starting the service…"
!insertmacro say NOT_STARTED "Ce poste est installé, mais le service ne démarre pas. Si vous avez choisi un compte, corrigez son mot de passe dans les services de Windows, puis démarrez « Picolo Print Worker »." "This PC is installed, but the service does not start. Where you chose an account, correct its password in the services of Windows, then start $\"Picolo Print Worker$\"."
!insertmacro say DONE_TITLE "Picolo Print Worker est installé" "Picolo Print Worker is installed"
!insertmacro say DONE_TEXT "Le poste apparaît dans la console, sous Impression. Il imprime dès maintenant, et à chaque démarrage de Windows." "The PC appears in the console, under Printing. It prints from now on, and after every start of Windows."
!insertmacro say PURGE "Supprimer aussi les réglages, la clé et le journal des impressions ? Sans eux, ce poste devra être inscrit de nouveau." "Delete settings, key and print journal too? Without them this PC has to be enrolled again."
