"""The words of what asks for something on a page: to share, to subscribe, to accept, to buy, to answer."""

NETWORK = (
    r"facebook|twitter|x|x \(twitter\)|whatsapp|e-?mail|linkedin|pinterest|reddit|tumblr|flipboard|bluesky|threads|"
    r"mastodon|telegram|messenger|pocket|print|notes|copy link|copy url|link|more"
)
SHARE = [
    r"(?-i:[A-ZÀ-Þ])[\w.]{1,20}(?: \w{2,15})? (?:is|è|est|está|ist) (?:also|anche|aussi|también|auch)"
    r" (?:on|su|sur|en|auf)\b.{2,80}|artikel zum hören.{0,20}",
    (
        r"(?:follow|sigue|síguenos|sigan|suivez|retrouvez|folgen|folge|segui|seguici|siga)\b[^.!?]{0,120}\b(?:facebook|instagram"
        r"|twitter|tiktok|youtube|bluesky|threads|whatsapp|telegram)\b.{0,120}"
    ),
    r"share(?: (?:this|on|via|to|full)\b.{0,60})?(?: ?link copied)?",
    rf"(?:share[:,]? )?(?:on )?(?:{NETWORK})(?:(?:[\s,|/·•]+(?:and )?(?:{NETWORK}))+)?",
    r"(?:copy link|link copied|copied|copier le lien|copiar (?:el )?enlace|copia(?:r)? (?:il )?link|link kopieren)\b"
    r".{0,20}",
    r"(?:listen to|écouter|escuchar?|ascolta|hören sie) (?:this|cet|este|questo|diesen) (?:article|story|artículo"
    r"|articolo|artikel)\b.{0,60}",
    r"(?:offrir|enviar|regalar) (?:cet |l['’]|el |este )?(?:article|artículo)|lire plus tard|leer más tarde"
    r"|save on \w{2,20}|(?:show|view|see) (?:additional|all|more) share options",
    r"(?:[\w-]+ ){0,6}(?:share|pin|post|save|partager|compartir|teilen) (?:on|sur|en|auf|via) \w+"
    r"(?: (?:share|pin|post|save|partager|compartir|teilen) (?:on|sur|en|auf|via) \w+){1,8}",
    r"tweet(?: this)?|send (?:an |by |via )?e-?mail",
    r"gift this (?:article|story) free",
    r"(?:save|bookmark|gift|print|listen to)(?: this)?(?: article| story| page)?(?: ?\(?\d* ?min(?:utes?)?\)?)?",
    r"follow(?:ing| us\b.{0,60}| (?:on|author|topic|topics|tag|this)\b.{0,40})?",
    r"@\w{2,30}",
    (
        r"(?:artikel )?(?:anhören|merken|teilen|drucken|vorlesen)|(?:écouter|enregistrer|offrir"
        r"|imprimer)(?: l['’]article| cet article)?|(?:escuchar|guardar)(?: (?:el )?artículo)?"
    ),
    r"embed(?: this)?(?: video| code)?",
    r"reuse (?:this|our) (?:content|work)\b.{0,60}",
    (
        r"(?:click to share|condividi|compartilh\w+|partilh\w+|partager|compartir|ajouter à (?:mes|vos|votre|ma) \w+"
        r"|comparte|teilen|imprimer|imprimir|drucken)\b.{0,60}"
    ),
]
NEWSLETTER = [
    r".{0,200}\bby pledging a future subscription\b.{0,60}|pledge your support.{0,30}",
    (
        r".{0,160}\b(?:sign(?:ing)? up|subscribe|join|register)\b.{0,80}\b(?:newsletters?|inbox|email"
        r"|mailing list|updates|weekly)\b.{0,160}"
    ),
    (
        r".{0,120}\b(?:newsletter|boletín|infolettre)s?\b.{0,160}(?:sign up|subscribe|inbox|email|abonn\w+"
        r"|inscri\w+|suscr\w+|direct\w*|weekly|every)\b.{0,120}"
    ),
    r"(?:get|receive)\b.{0,100}\b(?:in|to|into) your (?:inbox|email|mailbox)\b.{0,120}",
    r"(?:our|notre|unsere|nuestra|nostro) mailing address is:?",
    r"(?:(?:do )?you )?want to (?:change|stop|update)\b.{0,80}\b(?:e-?mails?|newsletters?|list|preferences)\b.{0,20}",
    r"(?:support|join) [\w’' ]{2,40}[.!] (?:become|subscribe|donate|give|join)\b.{0,60}",
    r".{0,120}\b(?:straight|direct(?:ly)?|delivered)? ?(?:in|to|into) your (?:inbox|mailbox)\b.{0,60}",
    r"(?:enter |your |adresse |dirección de )*(?:e-?mail|correo)(?: address| electrónico)?\*?:?",
    (
        r"(?:sign (?:me )?up|subscribed?|s['’]inscrire|je m['’]inscris|suscríbete|suscribirse|abonnieren"
        r"|jetzt abonnieren)(?: now| here| today)?[!.]?"
    ),
    r".{0,60}\bthank you for (?:subscribing|signing up)\b.{0,120}",
    r"(?:thanks|thank you) for (?:reading|subscribing|being)\b.{0,200}",
    r"type your e-?mail.{0,10}",
    r"(?:iscriviti|inscreva-se|assine|abbonati|ricevi)\b.{0,120}",
    r"sign[- ]?up:.{0,80}",
    r"get (?:our|the|your)\b.{0,60}\b(?:alerts?|digest|briefing|bulletin|headlines)\b.{0,60}",
    r"(?:thank you\. )?you (?:have|['’]ve) been subscribed\b.{0,60}",
    r".{0,120}\bunsubscribe (?:at any time|anytime)\b.{0,120}",
    r"by (?:signing up|subscribing|submitting)\b.{0,250}",
    r"(?:inscrivez-vous|abonnez-vous|recevez)\b.{0,160}(?:newsletter|infolettre|lettre|boîte|e-?mail|mail)\b.{0,100}",
    r"votre adresse e-?mail.{0,40}",
    r"(?:suscríbete|apúntate|recibe)\b.{0,160}(?:boletín|newsletter|correo)\b.{0,100}",
    r"(?:abonnieren|melden|bestellen) sie\b.{0,160}newsletter\b.{0,100}",
    (
        r"(?:want|looking for|love|enjoy(?:ed|ing)?|need) (?:to read )?(?:more|what you|this|our|reading"
        r"|the latest)\b.{0,120}\??"
    ),
    r"(?:(?:after|skip past|end of) )?(?:the )?newsletter\b.{0,60}",
    r"(?:want|like|love) to (?:keep up|stay (?:up to date|in the loop)|be the first)\b.{0,120}\?",
    r"(?:want|like|love) to (?:keep up|stay)\b.{0,120}\? (?:subscribe|sign up|join)\b.{0,300}",
    r"(?:keep|stay) (?:up )?(?:to date )?with (?:all|everything|the latest)\b.{0,80}!",
    (
        r".{0,160}\b(?:kostenlos|jetzt|gratis|gratuitement|gratuitamente)\b.{0,40}\b(?:abonnieren|anmelden"
        r"|bestellen|s['’]abonner|suscr\w+)\b.{0,60}"
    ),
    r"sign up (?:for|to|now for)\b.{0,250}",
    r"subscribe (?:today|now|(?:to|for)\b.{0,80})[!.]?|(?:exclusive(?:ly)? )?for subscribers(?: only)?",
    r"(?:upgrade|switch|go) to (?:a )?(?:paid|premium|pro)\b.{0,60}|[∙·•]\s?(?:paid|free|premium|members only)",
    (
        r"(?:already a (?:subscriber|member)|become a (?:subscriber|member|patron)|support (?:our"
        r"|independent|us))\b.{0,120}"
    ),
    r"(?:the )?[\w’' -]{0,30}newsletter",
    (
        r"(?:was this (?:e-?mail )?forwarded|you(?:['’]re| are)? (?:received|receiving|got|getting) this"
        r" (?:e-?mail|message|newsletter|letter|because|since|as)|you(?:['’]re| are) (?:on|subscribed to) (?:this|our)"
        r" list|this (?:e-?mail|newsletter) (?:was|is|has been) sent (?:to|by))\b.{0,250}"
    ),
    r"(?:you can )?(?:update|manage|change) your (?:email )?preferences\b.{0,80}|unsubscribe\b.{0,100}",
]
COOKIES = [
    r"an dieser stelle (?:finden|findest|befindet|steht|ist)\b.{0,60}\bextern\w+ inhalt.{0,300}",
    r"(?:empfohlener )?(?:redaktioneller|externer) inhalt\b.{0,60}|ich bin (?:damit )?einverstanden\b.{0,300}",
    (
        r".{0,200}\b(?:uses?|using|utilise|utilisons|usamos|utiliza|utilizamos|verwenden|verwendet|nutzt"
        r"|accept|set|store|des|von|our)\b.{0,60}\bcookies?\b.{0,300}"
    ),
    r"cookies?\b.{0,120}",
    r"we (?:value|respect|care about) your privacy\b.{0,200}",
    r"we and our (?:[\d,.]+ )?(?:partners|vendors)\b.{0,300}",
    r"(?:accept|reject|allow|decline)(?: all| cookies)+\.?",
    r"(?:manage|cookie|privacy|consent)(?: my| your)? (?:preferences|settings|choices|options)\.?",
    (
        r"(?:tout accepter|tout refuser|accepter et fermer|aceptar todo|aceptar|rechazar(?: todo)?"
        r"|alle akzeptieren|einstellungen)"
    ),
]
ADVERTISEMENT = [
    r"keep scrolling\b.{0,60}",
    (
        r"(?:[-–—*\[( ]*)(?:advertisement|advertisment|advertising|advert|ad|ads|publicité|publicidad|anzeige|werbung"
        r"|reklame|pubblicità|publicidade|annuncio|reclame)(?:[-–—*\]) :]*)"
    ),
    (
        r"(?:(?:the )?(?:article|story|content) continues|continue reading|scroll to continue"
        r"|scroll down)\b.{0,60}(?:below|after|advertisement|ad|reading)?\.?"
    ),
    r"(?:la suite après|después de|weiter nach|nach der)\b.{0,40}(?:publicité|publicidad|anzeige|werbung)",
    r"advertisement\b.{0,60}",
    r"(?:hide|close|skip|report)(?: this)? ad(?:vertisement)?s?|(?:\w+ ){0,3}video of the day",
]
SPONSORED = [
    r".{0,240}\baffiliate[- ]links?\b.{0,300}",
    r"sponsor(?:ed)? message|become an? (?:\w+ )?sponsor",
    r"(?:sponsored|promoted|paid)(?: (?:content|post|by|partner|story|partnership|link|links))?\b.{0,160}",
    r"(?:from our|partner) (?:partners?|sponsors?|content)\b.{0,120}",
    r"(?:contenu sponsorisé|contenido patrocinado|patrocinado|gesponsert)\b.{0,120}",
    r"affiliate\b.{0,200}",
    r".{2,60}\bis (?:brought to you|made possible|supported|funded) by\b.{2,80}",
    r"ad feedback",
    r".{0,200}\bmay earn (?:an?|us|money|some)\b.{0,60}\bcommission\b.{0,160}",
]
COMMENTS = [
    r".{0,200}\b(?:scrivetelo|diteci|ditecelo|fateci sapere|dínoslo|cuéntanos|dites-(?:le-)?nous|schreibt uns)\b"
    r".{0,30}\b(?:commenti|comentarios|commentaires|kommentare\w*|comments)\b[!.]?",
    r"(?:please )?(?:sign|log) (?:up|in|on)\b.{0,30}\bcomments?[.!]?",
    r"(?:no|0|zero) comments?(?: yet)?|(?:show|hide) \d+ comments?|expand full comment|liked by .{2,40}",
    r"discussion about this post|(?:comments|restacks?)(?: ?restacks?)?|loading comments\W{0,3}",
    r"\d+ (?:thoughts?|replies|responses) (?:on|to)\b.{0,160}",
    r"(?:go|jump|skip) to (?:the )?comments|(?:ir a|ver) (?:los )?comentarios|(?:aller|accéder) aux commentaires"
    r"|zu den kommentaren|vai ai commenti",
    r"(?:tell us|let us know|sound off)\b.{0,60}\bcomments\b.{0,20}|.{0,80}\btell us in the comments[!.]?",
    r"(?:lascia un commento|deixe um comentário|commenti|comentários)(?: ?\(?\d*\)?)?",
    r"comment(?:s|ing)?\s?:?\s(?:policy|guidelines|(?:our )?rules)",
    r"comments are\b.{0,100}|your email address will not be published\b.{0,120}|required fields are marked.{0,10}",
    r"(?:\d[\d,.]* )?(?:comments?|commentaires?|comentarios?|kommentare?|responses|replies)(?: ?\(\d[\d,.]*\))?:?",
    (
        r"(?:view|show|read|see|leave|add|post|write|join|log in to|sign in to)\b.{0,30}\b(?:comments?"
        r"|conversation|discussion|reply)\b.{0,40}"
    ),
    r"(?:laisser un commentaire|réagir|deja (?:un|tu) comentario|kommentar schreiben|kommentieren)\b.{0,40}",
    r"this (?:post|article|story|entry) has (?:\d+|no) comments?",
    (
        r"(?:we (?:want|would love|['’]d love) to hear from you|what (?:do|did) you think|have your say"
        r"|share your (?:thoughts|opinions?|views)|let us know)\b.{0,160}(?:comments?|thread|below"
        r"|opinions?|thoughts|you|think)[!?.]?.{0,40}"
    ),
    r"(?:sort|sorted) by\s?:?.{0,40}",
]
