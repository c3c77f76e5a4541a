# Fields of providers.

tata_tele-api_token = API token
    .help = Help.
