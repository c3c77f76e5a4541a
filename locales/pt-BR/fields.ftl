# Providers and the fields of their settings. A field is named <provider>-<field>, or any-<field> where several have it;
# its attributes are its help and the words of its choices (is_<choice>).

## What providers are, and where their webhook address goes

demo = Linha de demonstração
    .about = Uma central simulada dentro deste servidor: encena uma ligação real e não alcança ninguém. Os últimos dígitos do número decidem como ela corre.
tata_tele = Tata Tele Smartflo
    .about = Toca o telefone do agente, depois o do cliente, e informa cada ligação.
    .paste = Cole no portal Smartflo: API Connect, Webhook
telecmi = TeleCMI
    .about = Toca o agente na TeleCMI, depois o cliente, e informa cada ligação.
    .paste = Cole no painel da TeleCMI: Settings, Webhooks, para relatórios e eventos ao vivo
jt_telecom = JT Telecom PABX
    .about = Toca o ramal do agente no PABX em nuvem, depois o cliente. As ligações são lidas do histórico.
    .paste = Peça à JT Telecom para incluí-lo como webhook do seu PABX
twilio = Twilio
    .about = Liga pelo navegador, ou chama primeiro o telefone do agente e depois o do cliente. Ligações recebidas tocam no navegador ou no telefone.
    .paste = Para ligações recebidas: console Twilio, Phone Numbers, seu número, A call comes in: Webhook
exotel = Exotel
    .about = Toca o telefone do agente, depois o cliente, e mostra seu ExoPhone.
    .paste = Para ligações recebidas: cole em um applet Passthru do seu fluxo Exotel
placetel = Placetel
    .about = Toca o telefone SIP do agente, depois o cliente, e envia eventos assinados.
    .paste = Cole no portal Placetel: Configurações, APIs externas, Notify
dialpad = Dialpad
    .about = Ligações na página com o Mini Dialer; eventos contam como vão.
    .paste = Clique em “Registrar o webhook” abaixo ou informe o endereço no Dialpad à mão
manual = Manual
    .about = Abre o número no programa do computador ou do telefone. O agente diz como foi a ligação.
teams = Microsoft Teams
    .about = Traz as chamadas do Teams para o histórico; o Teams as guarda por 30 dias. Não faz ligações.

## Fields that several have

any-api_endpoint = Endereço da API
    .help = Altere só se a empresa informou outro.
any-api_token = Token de API
any-api_key = Chave de API
any-dispositions = Resultados
    .help = Um por linha, oferecidos após ligações por esta linha. Vazio: a lista do site.
any-account_sid = SID da conta
any-caller_id = Número mostrado aos clientes
    .help = Um dos seus números na empresa. Vazio: a empresa escolhe.
any-record_call = Gravar ligações
    .help = Avise as pessoas, onde a lei exigir.

## Tata Tele Smartflo

tata_tele-api_token = Token de API
    .help = Portal Smartflo, API Connect, API Tokens. Mostrado lá uma vez.
tata_tele-phone_number = Número do agente
    .help = Toca primeiro, depois o cliente. Para agentes sem número próprio.
tata_tele-account_id = ID da conta
    .help = Se a Tata Tele informou um. Pode ficar vazio.

## TeleCMI

telecmi-app_id = ID do app
    .help = Painel TeleCMI, Settings, Developer. Um número.
telecmi-app_secret = Segredo do app
    .help = Ao lado do ID do app no painel.
telecmi-user_id = ID do usuário
    .help = Como 5002_1111112: liga por agentes sem ID próprio.
telecmi-rings = Toca primeiro
    .help = O que toca no agente antes de chamar o cliente.
    .is_phone = O telefone do agente
    .is_softphone = O programa da TeleCMI

## JT Telecom PABX

jt_telecom-auth_user = Usuário da API
    .help = A JT Telecom informa junto com o token.
jt_telecom-auth_token = Token da API
    .help = Peça à JT Telecom; o módulo Click2Call deve constar do contrato.
jt_telecom-dial_body = Formato do pedido de ligação
    .help = Use o outro se o teste funciona mas as ligações não começam.
    .is_dados = Com “dados”
    .is_flat = Sem “dados”
jt_telecom-credentials_in = Credenciais vão
    .help = Use o outro se o teste é recusado mesmo com dados certos.
    .is_body = No corpo
    .is_query = No endereço
jt_telecom-utc_offset = Relógio do PABX
    .help = Brasília é −03:00.
jt_telecom-poll_seconds = Segundos entre leituras do histórico
    .help = Menos mostra ligações antes e consulta mais o PABX.
jt_telecom-requests_per_minute = Requisições por minuto, no máximo
    .help = O Ringlet espera em vez de ultrapassar.

## Twilio

twilio-account_sid = SID da conta
    .help = Console Twilio, Account info. Começa com AC.
twilio-auth_token = Auth token
    .help = Abaixo do SID da conta no console.
twilio-api_key = SID da chave de API
    .help = Deixe vazio: o Ringlet cria uma ao salvar.
twilio-api_secret = Segredo da chave de API
    .help = Acompanha a chave de API. Deixe os dois vazios para que sejam criados.
twilio-app_name = Nome do app TwiML
    .help = Criado na sua conta ao salvar; se já houver um com esse nome, ele é usado. As ligações do navegador passam por ele.
twilio-twiml_sid = SID do app TwiML
    .help = Preenchido ao salvar.
twilio-twilio_apps = Apps TwiML da conta
twilio-phone_number = Seu número Twilio
    .help = Mostrado aos clientes quando o agente não tem um próprio. Console Twilio, Phone Numbers.
twilio-record_calls = Gravar ligações
    .help = Avise as pessoas, onde a lei exigir.
twilio-webhook_shared_key = Chave compartilhada dos webhooks
    .help = Só se a Twilio assina com uma chave compartilhada (SHA-256).

## Exotel

exotel-subdomain = Host da API
    .help = api.exotel.com, ou api.in.exotel.com para contas em Mumbai. Painel Exotel, API settings.
exotel-account_sid = SID da conta
    .help = Painel Exotel, API settings.
exotel-api_key = Chave de API
    .help = Na mesma página do SID da conta.
exotel-api_token = Token de API
    .help = Ao lado da chave de API.
exotel-caller_id = ExoPhone
    .help = Mostrado aos clientes quando o agente não tem um.

## Placetel

placetel-api_key = Chave de API
    .help = Portal Placetel, Configurações, APIs externas.
placetel-sip_user = Usuário SIP
    .help = Como 777abc@fpbx.de: liga por agentes sem um próprio.
placetel-from_name = Nome mostrado
    .help = No telefone do agente enquanto toca. Pode ficar vazio.
placetel-shared_secret = Segredo compartilhado
    .help = O mesmo da Placetel junto ao endereço Notify; prova que os eventos vêm de lá.

## Dialpad

dialpad-client_id = Client ID
    .help = A Dialpad envia depois que você pede o Mini Dialer (CTI).
dialpad-api_key = Chave de API
    .help = Admin Dialpad, Authentication, API keys. Traz eventos, histórico e ligações sem o Mini Dialer.
dialpad-events = Como chegam os eventos
    .help = O WebSocket funciona mesmo se a Dialpad não alcança este servidor.
    .is_webhook = Por webhook
    .is_websocket = Por WebSocket
    .is_none = Não chegam
dialpad-webhook_secret = Segredo do webhook
    .help = Os eventos são assinados com ele. Escolha um texto longo e aleatório.
dialpad-allow_plain_json = Aceitar eventos sem assinatura
    .help = Só se não puderem ser assinados: aí o endereço é a única prova.
dialpad-target_type = Ligações de quem
    .help = Para o WebSocket.
    .is_company = Da empresa
    .is_office = De um escritório
    .is_department = De um departamento
    .is_callcenter = De um call center
    .is_coachingteam = De uma equipe de coaching
    .is_user = De um usuário
dialpad-target_id = O ID na Dialpad
    .help = Vazio para toda a empresa.
dialpad-fetch_history = Completar com a lista da Dialpad
    .help = Ligações sem evento são incluídas depois.
dialpad-open_app = Pode abrir o programa da Dialpad
    .help = Quando nem o Mini Dialer nem a API podem ligar.
dialpad-frame_path = Caminho do Mini Dialer
    .help = Vazio: o Client ID. Altere só se a Dialpad informou outro.
dialpad-sandbox_tokens = O que o quadro do Mini Dialer pode
    .help = Tokens de sandbox, um por linha. Deixe assim, salvo orientação da Dialpad.

## Microsoft Teams

teams-tenant_id = ID do locatário
    .help = Centro de administração do Entra, Registros de aplicativo, Visão geral: ID do diretório (locatário).
teams-client_id = ID do aplicativo
    .help = Na mesma página. O aplicativo precisa da permissão CallRecords.Read.All com o consentimento do administrador.
teams-client_secret = Segredo do cliente
    .help = Centro de administração do Entra, Registros de aplicativo, Certificados e segredos. O valor, não o ID.
teams-subscribe = O Teams avisa de novas chamadas
    .help = Este servidor precisa ser acessível por https pela internet.
teams-sync_minutes = Minutos entre duas leituras da lista do Teams
    .help = Encontra o que nenhuma notificação avisou. 0: nunca.
teams-phone_logs = Ler também os registros telefônicos
    .help = Planos de chamadas e roteamento direto. Precisa da permissão CallRecord-PstnCalls.Read.All.
teams-login_endpoint = Endereço de entrada
    .help = Altere só para uma nuvem nacional.
