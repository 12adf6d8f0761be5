"""The words of what leads elsewhere on a page, and of what is printed round every story."""

END = r"(?:ends|end|-?30-?|# ?# ?#|fin|ende|\*{3,}|-ends-|[-–—] ?ends ?[-–—])"
CONTACTS = (
    r"(?:for )?(?:(?:more|further|additional) (?:information|details)|press (?:contacts?|enquiries"
    r"|inquiries|office)|media (?:contacts?|enquiries|inquiries)|contacts?|presse?kontakt|contact presse"
    r"|contacto de prensa|notes? to (?:the )?editors?|images? and (?:screeners?|stills))\b.{0,200}"
)
STORIES = (
    r"(?:reviews|recaps|interviews|features|essays|columns|dispatches|reports|conversations|podcasts|newsletters"
    r"|profiles|obituaries|explainers|coverage)"
)
MORE = [
    (
        r"(?:latest|recent|new|popular) (?:\w+ )?(?:stories|articles|posts|news|reviews|features|interviews|videos):?"
        r"|(?:related|recommended|popular|trending|latest|top|featured|more)(?: (?:films|titles|stories|articles"
        r"|content|posts|news|reading|topics|videos|reviews|interviews|features|now|for you))+:?"
    ),
    (
        r"(?:related|recommended|trending|(?:the )?most (?:popular|read|viewed|shared|watched|commented|discussed)"
        r"|am meisten gelesen|i più letti|mais lidas|les plus (?:vus|partagés|commentés)|editors?['’]?s? ?picks?"
        r"|up next|read next|read more|next up|see also|must reads?|keep reading|don['’]t miss|more to read"
        r"|more like this|further reading|also read|suggested for you):?"
    ),
    r"more (?:from|in|on|about|by|stories|to)\b.{0,60}",
    (
        rf"(?:read )?(?:more|other|previous|recent|latest) (?:[\w’'-]+ ){{0,2}}{STORIES}"
        r"(?: (?:you|like|from|by|in|on)\b.{2,40})?:?"
    ),
    (
        r"must[- ]reads? (?:stories|articles|news|features):?|(?:other|more) (?:things|stories|articles|features|films)"
        r" to (?:explore|read|watch|discover):?|(?:more|other|previous|past|recent|earlier|latest) episodes:?"
        r"|(?:you (?:might|may) have|in case you) missed(?: it)?:?|(?:what to )?(?:read|watch|explore) next:?"
        r"|(?:also of interest|more for you|editor['’]?s? choice|elsewhere (?:on|in) [\w’' ]{2,30}):?"
    ),
    r"(?:the )?most (?:popular|read|viewed|shared|watched|commented|discussed) (?:in|on|this|today|from)\b.{0,30}",
    (
        r"(?:you (?:may|might|['’]ll)(?: also)?|we think you(?:['’]ll)?(?: also)?) (?:also )?(?:like|enjoy"
        r"|love|be interested in)\b.{0,40}"
    ),
    (
        r"(?:[àa] lire aussi|lire aussi|à voir aussi|sur le même sujet|les plus lus|à découvrir"
        r"|sur le même thème|dans la même rubrique|articles? (?:liés|associés|similaires))\s?:?"
    ),
    (
        r"(?:leer más|lee también|te puede interesar|también te puede interesar|lo más (?:leído|visto)"
        r"|(?:noticias|artículos|entradas|publicaciones|contenidos?) relacionad[oa]s?"
        r"|más sobre\b.{0,40}|más en\b.{0,30}"
        r"|ver también)\s?:?"
    ),
    r"(?:featured|related|recommended|watch|video del día|vidéo du jour) videos?:?|videos? of the day",
    r"(?:más información|pour aller plus loin|per approfondire|saiba mais)\s?:?",
    r"(?:latest|popular (?:on|now|in)\b.{0,30}|in other news)\s?:?",
    (
        r"(?:leggi anche|leia também|veja também|potrebbe interessarti|articoli correlati|da non perdere"
        r"|leggi di più|read this next|más críticas|recommended from \w+|related articles?|related posts?"
        r"|related)\s?:?"
    ),
    (
        r"(?:mehr zum thema|lesen sie auch|auch interessant|meistgelesen"
        r"|das könnte (?:sie|dich|dir|euch) auch (?:interessieren|gefallen)"
        r"|weitere artikel|mehr aus\b.{0,30}|mehr dazu)\s?:?"
    ),
]
# Of such lists the lines are numbered, and no story's own list is called so.
CHARTS = (
    r"(?:more|other|previous|past|recent|earlier|latest) episodes:?"
    r"|(?:the )?most (?:read|viewed|popular|shared|watched|commented|discussed)\b.{0,40}|(?:popular|trending)\b.{0,30}"
    r"|(?:must reads?|read next|(?:related|recommended|top|latest)(?: (?:stories|articles|posts|news))):?"
    r"|editors?['’]?s? ?picks?:?"
    r"|(?:les )?(?:articles )?(?:les )?plus (?:lus|vus|partagés|commentés)\b.{0,30}|lo más (?:leído|visto)\b.{0,30}"
    r"|meistgelesen\b.{0,30}|am meisten gelesen|i più letti|mais lidas"
)
TOPICS = [
    r"(?:explore more|more) on (?:these|this|the) (?:topics?|subjects?|stor(?:y|ies))\s?:?",
    (
        r"(?:related (?:topics|tags|subjects|people|places)"
        r"|topics|tags|tagged(?: with| in| as)?|filed (?:under|in|to)|posted in|keywords|categories"
        r"|in this (?:article|story)|read more about|thèmes"
        r"|mots-clés|sujets|temas|etiquetas|themen|schlagwörter|schlagworte)\s?:?"
    ),
    (
        r"(?:topics|tags?|tagged(?: with| in| as)?|keywords|categor(?:y|ies)|filed (?:under|to|in)|posted in"
        r"|more about|read more about|thèmes?|mots-clés|temas|etiquetas|themen|schlagwörter)\s?:\s?.{1,200}"
    ),
    r"(?:topics|tags?|temas|thèmes|themen|etiquetas)(?-i:(?: [A-ZÀ-Þ0-9&][\w’'&-]*){2,25})",
    r"archivado en\s?:?.{0,120}|classé (?:dans|sous)\b.{1,120}",
    r"(?:filed (?:under|to)|posted in|tagged (?:with|in|as)?) .{1,120}",
]
NAVIGATION = [
    r"(?:listen|subscribe|follow|watch|find us)(?: (?:to|now|on|via|in|at))*\b.{0,80}"
    r"\b(?:apple podcasts?|spotify|soundcloud|pocket casts|overcast|acast|rss)\b.{0,60}",
    r"(?:watch on|regarder sur|voir sur|ver en|guarda su|ansehen auf) (?-i:[A-ZÀ-Þ])[\w&+-]{1,20}(?: [\w&+-]{1,20})?",
    r"watch (?:more of )?our (?:latest )?videos?\b.{0,120}",
    r"visit [\w!’' ]{2,30}! now",
    r"why you can trust\b.{0,300}",
    r"regist(?:er|ration)\b.{0,60}\b(?:free|continue|reading|easy|account)\b.{0,120}",
    r"sign in to\b.{0,60}",
    r"(?:summary|in this (?:article|review|story)|contents|quick links|at a glance)",
    r"(?:[←→«»‹›<>]\s?)?(?:older|newer|previous|next)(?: post| article| entry)?s?\s?:?.{0,80}\|.{0,100}",
    r"(?:skip|go|jump) to (?:main |the )?(?:content|navigation|search|footer).{0,30}",
    r"(?:direkt )?zum inhalt(?: springen)?|aller au contenu(?: principal)?|(?:ir|saltar) al contenido(?: principal)?",
    r"(?:show|hide|close) (?:search|(?:extra )?shar(?:e|ing) options)",
    (
        r"(?:main |open |close |toggle |site |primary )?(?:menu|navigation|search|search bar"
        r"|main navigation|sections|contents?)(?: (?:the )?(?:site|this site|menu|query))?\.{0,3}"
    ),
    (
        r"(?:home|homepage|log ?in|log ?out|sign ?in|my account|account|register|subscribe(?: now)?|close"
        r"|back to top|top|next|previous|prev|load more|show more|see all|view all|donate|shop"
        r"|see latest \w+|support us"
        r"|become a member|members?hip|accueil|inicio|startseite|anmelden|se connecter|s['’]abonner"
        r"|mon compte|iniciar sesión|menü|menu principal|suche|suchen|rechercher|buscar)(?: [›»→])?"
    ),
    r"(?:join|become|sign up) as an? (?:member|friend|patron|supporter)\b.{0,80}",
    r"(?:next|previous|prev)(?: (?:article|story|post|page))\b.{0,150}",
    r"(?:« |← )?(?:back to|return to|all) \w.{0,40}",
    r"(?:retour à|volver a|zurück zu)\b.{0,40}",
    r"(?:page )?\d{1,3} (?:of|/) \d{1,3}",
    r"(?:u\.?s\.?|uk|international|global|europe|australia|asia)(?: edition)",
    r"(?:edition|language|langue|idioma|sprache):?\s?\w{0,20}",
    r"(?:click|tap) (?:here|to|the)\b.{0,120}",
    r"(?:contribuer|faire un don|soutenez-nous|sostienici|apóyanos|regístrate\b.{0,60}|zur startseite)",
    (
        r"(?:\d{1,3}|zwei|drei|vier|fünf|sechs|deux|trois|quatre|cinq|dos|tres|cuatro|cinco) (?:bilder"
        r"|photos|fotos|images|imágenes|pictures)"
    ),
    (
        r"(?:twitter|mailto|facebook|instagram|e-?mail|rss|link)(?: (?:twitter|mailto|facebook|instagram"
        r"|e-?mail|rss|link))*"
    ),
    (
        r"(?:expand|collapse|enlarge|view|open|zoom)(?: (?:image|photo|picture))?"
        r"(?: (?:in )?(?:gallery|full ?screen|caption))?"
    ),
    (
        r"(?:(?:auto)?play|download|pause|mute|unmute|replay|rewind|full ?screen|captions|subtitles)"
        r"(?: (?:video|audio|trailer|on|off))?"
    ),
    r"(?:loading )?(?:video|audio) player(?: (?:loading|is loading))?\W{0,3}|(?:video|audio)? ?loading\W{0,3}",
    r"\d{1,3} (?:videos|photos|images|items|episodes|slides|stories|articles)",
    r"(?:image|photo|slide|picture) \d{1,3} (?:of|/) \d{1,3}",
]
# “Imprint  Privacy  Contact”
AT_THE_FOOT = (
    r"(?:terms|privacy|cookies?|about|contact|advertise|careers|jobs|accessibility|imprint|impressum"
    r"|datenschutz|agb|mentions légales|cgu|aviso legal|contacto|publicidad|sitemap|site map|rss|help"
    r"|faq|press|legal|newsletters?|masthead|archives?|kontakt|quiénes somos|qui sommes-nous"
    r"|nous contacter)(?: (?:us|policy|notice|of (?:use|service)|(?:&|and) conditions|statement|with us"
    r"|centre|center|règles|de privacidad|de cookies))?(?: (?:policy|of use))?"
)
FOOTER = [
    r"(?:©|\(c\)|copyright\b).{0,200}(?:\d{4}|reserved|inc|ltd|llc|media|group|magazine).{0,200}",
    r"©\s?\d{4}.{0,380}",
    (
        r"©.{0,60}(?:riservata|reservados|réservés|vorbehalten).{0,40}|riproduzione riservata.{0,20}"
        r"|todos os direitos.{0,40}"
    ),
    (
        r"(?:proudly )?(?:powered|made|published) (?:by|with|on) (?:wordpress|substack|ghost|medium|blogger"
        r"|squarespace)\b.{0,40}|substack is the home.{0,60}"
    ),
    (
        r".{0,160}\b(?:all rights reserved|tous droits réservés|todos los derechos reservados"
        r"|alle rechte vorbehalten)\b.{0,120}"
    ),
    rf"{AT_THE_FOOT}(?:(?:\s{{1,4}}{AT_THE_FOOT}){{2,12}})?",  # of two, one may be what a headline says of the other
    r"(?:privacy|cookie|legal) (?:notice|policy|statement)\s?[:–—-]\s?.{1,300}",
    r"advertise (?:with|on|in) [^.!?]{2,40}|(?:a |web)site (?:built |designed )?by\b[^.!?]{0,40}",
    r"do not sell(?: or share)? my (?:personal )?information.{0,40}",
    r"powered by\b.{0,40}",
    r"©\s?[^\W\d_][\w ./&-]{2,60}[-–—|].{4,120}|zur [\w-]{2,30}[- ]?startseite",
]
BOILERPLATE = [
    (
        r"\d[\d.,]*\s?[km]?(?: (?:likes?|claps?|shares?|views?|followers?|subscribers?|restacks?"
        r"|replies))?(?:\s?[∙·•]\s?\d[\d.,]*[km]? \w+)*"
    ),
    (
        r"(?:open in app|member-only story|listen|written by .{2,60}|published in .{2,60}"
        r"|start your substack|get (?:the|our) app|plus icon|jump to comments|text to speech|play now"
        r"|follow publication|top (?:new|highlight).{0,20})"
    ),
    (
        r"(?:sent|get|envoyé|enviado|gesendet|von meinem|inviato) (?:from|outlook|de|desde|von"
        r"|da)\b.{0,40}\b(?:phone|iphone|ipad|android|mobile|móvil|handy|smartphone|téléphone"
        r"|galaxy)\b.{0,30}|von meinem \w+ gesendet"
    ),
    r"\(?(?:continued|see|turn to|cont['’]?d\.?|continues)\b.{0,20}\b(?:on |from )?page \w{1,4}\)?",
    r"\(?(?:more|mehr|suite|segue)\)?|suite page \d{1,3}|fortsetzung (?:auf )?seite \d{1,3}",
    (
        r"(?:view|read) (?:this (?:email|message|post|newsletter) )?(?:in|on) (?:your|the|a) (?:browser|web"
        r"|app)\.?|(?:trouble|problems) viewing\b.{0,80}"
    ),
    r"(?:this (?:entry|post) was posted|bookmark the permalink|posted (?:in|under)|permalink)\b.{0,200}",
    (
        r"like (?:this|loading)\W{0,4}(?:like )?(?:loading\W{0,4})?"
        r"|(?:like|reply|report|flag|upvote|quote)(?:\s?[·•|]\s?(?:like|reply"
        r"|report|flag|share|quote))*"
    ),
    (
        r"(?:book (?:now|tickets)|add to (?:favourites|favorites|watchlist|calendar|my list)"
        r"|buy tickets)(?:\s+(?:book now|add to \w+|buy tickets))*"
    ),
    (
        r"(?:from \w+, the free (?:film )?encyclopedia|retrieved from|jump to (?:navigation|search|content)"
        r"|coordinates)\b.{0,200}"
    ),
    r"(?:for other uses|this article is about)\b.{0,200}",
    r"this (?:article|story|post|review) is (?:more than|over) (?:\w+|\d+) (?:months?|years?) old\W?",
    (
        r"(?:this|the information in this) (?:e-?mail|message)\b.{0,120}\b(?:confidential|privileged|intended"
        r"|virus(?:es)?)\b.{0,300}|.{0,20}please consider the environment\b.{0,100}"
    ),
    r"(?:looking for something else|did we (?:miss|forget)|got a tip|have a story|know something we)\b.{0,200}",
    r"\d{1,2}:\d{2}",
    r"(?:image may contain|may be an image of)\b.{0,300}",
    (
        r"(?:this|the) (?:article|story|interview|review|page) is (?:also )?(?:available|published) in .{2,60}"
        r"|(?:cet article|cette page) est (?:aussi |également )?disponible en .{2,60}"
        r"|este artículo (?:también )?está (?:también )?disponible en .{2,60}"
        r"|(?:dieser artikel|dieser text) ist (?:auch )?(?:in|auf) .{2,60} (?:verfügbar|erschienen)\.?"
    ),
    r"the post .{3,160} (?:first )?appeared (?:first )?on .{2,80}",
    (
        r"(?:(?:article|contenu|édition) )?réservée? aux abonnés"
        r"|lire la suite|nur für abonnenten|solo para suscriptores"
        r"|(?:artículo|contenido|contenuto|contenu|article|artikel) (?:exclusivo|exclusif|exklusiv|solo|sólo|riservato"
        r"|réservé|nur) (?:para|für|pour|aux|agli|a) (?:suscriptores|socios|abonados|abonnenten|abonnés|abbonati)"
        r".{0,40}"
        r"|(?:this )?(?:article|story|content) is (?:only |exclusively |exclusive )?(?:for|to) (?:our )?(?:subscribers"
        r"|members).{0,40}"
        r"|weiterlesen|seguir leyendo"
    ),
    r"(?:dieses thema im programm|sendung|über dieses thema berichte\w+)\b\s?:?.{0,160}",
    r"(?:repost|send|edited|#\w+(?:\s#\w+)*)",
    r"(?:hide|toggle|show) caption|enlarge this image",
    r"(?:when|if) you (?:purchase|buy|click|sign up)\b.{0,200}\b(?:commission|affiliate)\b.{0,80}",
    r"(?:advertiser|reader) disclosure\b.{0,200}|all prices\b.{0,100}",
    r"(?:continue|keep) reading.{0,40}|expand.{0,20}|show (?:more|less)",
    r"\w+(?: \w+){0,3} ?subscribe ?sign in|subscribe ?sign in",
    r"\d{1,3}[ -]?min(?:ute)?s?\.? (?:read|watch|listen)",
    r"(?:reading|read) time:?\s?\d{1,3}.{0,20}",
    r"(?:temps de lecture|lecture|lesezeit|lesedauer|tiempo de lectura)\s?:?\s?(?:ca\.? )?\d{1,3}.{0,20}",
    (
        r"(?:for immediate release|press release|news release|media alert|communiqué de presse"
        r"|nota de prensa|pressemitteilung|zur sofortigen veröffentlichung|pour diffusion immédiate)[.:]?"
    ),
    END,
    CONTACTS,
    r"(?:e-?mail|tel|phone|téléphone|mobile|t|e|m)\s?[.:]\s?[\w+@.() -]{5,80}",
    r"[\w.+-]+@[\w-]+\.[\w.-]+",
    r"\+?\(?\d[\d ()./-]{7,20}",
    r"when we learn of a mistake\b.{0,300}",
    r"this (?:site|page|form) is protected by\b.{0,200}",
    r"il vous reste\b.{0,40}\bà lire\b.{0,100}|te queda\b.{0,40}\bpor leer\b.{0,60}",
    r"(?:if you (?:spot|see|notice|find)|to report) an? (?:error|mistake)\b.{0,200}",
    r"spoilers? (?:ahead|warning|alert|below|follow).{0,80}",
]
