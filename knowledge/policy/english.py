"""The English of policy sentences."""

import re

from commerce.terms import EditKind, ExceptionKind
from knowledge.policy.grammar import Grammar

_SHIP = r"(?:ship(?:s|ped|ping|ment)?|dispatch(?:es|ed|ing)?|despatch(?:es|ed|ing)?|sent(?: out| off)?|left|leaves?|leaving|fulfill?ed|on (?:its|the|their) way|in transit|handed (?:over )?to the (?:carrier|courier))"
_KIND = r"(?:an? |any |the |all |our |your |these |those )?"
_ORDERED = (
    r"(?:(?:it|they|the|your|an?|this|our|any|you|we|has|have|having|been|was|were|is|are|being|had|initial|original|"
    r"of|customer|online|successful|us|receiv\w+|first)\s+){0,5}"
    r"(?:order(?:s|ed|ing)?(?: (?:confirmation|(?:is |was |has been |being )?(?:placed|confirmed|submitted|made)))?(?: time| date)?|"
    r"purchas(?:e|es|ed|ing)|plac(?:ed|ing|ement)(?: (?:of )?(?:your|an|the|their|any)? ?orders?| it| them)?|"
    r"check(?:ing)?[- ]?out|buying|bought|payment|paying|paid|submi\w+|confirmation(?: e-?mail)?)"
)
_NOT = r"(?:cannot|can ?not|can't|cant|not|no longer|never|unable|isn't|aren't|won't|don't|doesn't|nor|neither)"
_TOPIC = r"(?:chang|modif|amend|alter|edit|adjust|updat|cancel)"

ENGLISH = Grammar(
    language="en",
    rewrites=(
        (re.compile(r"\bchang\w* (?:of|your|his|her|their|my|our) minds?\b|\bchange of heart\b"), " "),
        (re.compile(r"\b(?:no|not) (?:later|more|longer) than\b"), "within"),
        (re.compile(r"\bnot only\b"), " "),
        (
            re.compile(
                r"\b(?:that |which )?(?:you|they|customers) (?:no longer|do not|don't|did not|didn't) (?:want|need|like)\b"
            ),
            "unwanted",
        ),
        (re.compile(r"\b(?:shipping|delivery|postal|street|mailing) address"), "address"),
        (
            re.compile(
                r"\b(?:for|with|and (?:get|receive|be given)) (?:a |your )?(?:full |complete )?(?:refund|money back)\b"
            ),
            " ",
        ),
        (re.compile(r"\b(?:do not|don't) hesitate\b|\bno (?:problem|worries)\b"), " "),
        (re.compile(r"\border processing\b"), "processing"),
        (re.compile(r"\b(items?|products?) from (?:your|the|an|their|this) orders?\b"), r"\1"),
        (re.compile(r"\bin order to\b"), "to"),
        (re.compile(r"(?:,? and|,)? not (?:later|after(?:wards| that)?|beyond that)\b"), " "),
        (re.compile(r"\bno questions asked\b"), " "),
    ),
    split=re.compile(
        r"[;!?]|(?<=[a-z)])\. |\s[-\u2013\u2014]+\s|\.\.\.|,? (?:but(?! not\b)|however|while|whereas|although|though|otherwise|whilst|yet) |"
        r", (?:so|then|and then) |, (?:and|or) (?=\w+ (?:is|are|can|cannot|take|takes|will|must|may|has|have)\b)|"
        r" and (?=(?:refunds?|we|you|it|they|the|your|any|returns?|deliver\w*|our|a|an) (?!cancel|order (?:and|or)\b|colou?r|size|quantity|address))"
    ),
    modify=re.compile(
        r"\b(?:chang(?:e|es|ed|ing|eable)|modif(?:y|ies|ied|ying|ication|ications|iable)|amend(?:s|ed|ing|ment|ments)?|"
        r"alter(?:s|ed|ing|ation|ations)?|edit(?:s|ed|ing|able)?|adjust(?:s|ed|ing|ment|ments)?|updat(?:e|es|ed|ing)|"
        r"swap(?:s|ped|ping)?|switch(?:ed|ing)?)\b"
    ),
    cancel=re.compile(r"\b(?:cancel(?:s|l?ed|l?ing|l?ations?|l?able)?|call(?:ed|ing)? off)\b"),
    returns=re.compile(
        r"\b(?:return(?:s|ed|ing|able)?|send(?:ing)? (?:it|them|items?|things?|anything|goods|your \w+) back|sent back)\b"
    ),
    refund=re.compile(r"\b(?:refund(?:s|ed|ing|able)?|reimburse\w*|money back|credited)\b"),
    whole_order=re.compile(r"\b(?:orders?|purchases?)\b"),
    order=re.compile(
        r"\b(?:orders?|purchases?|items?|products?|pieces?|sizes?|colou?rs?|variants?|quantit(?:y|ies)|address(?:es)?|"
        r"requests?|it|them|they|changes|modifications?|amendments|cancell?ations?|cancell?ing|cancel|edits)\b"
    ),
    foreign=re.compile(
        r"\b(?:passwords?|accounts?|profiles?|e-?mail address(?:es)?|subscriptions?|memberships?|newsletters?|terms|"
        r"polic(?:y|ies) (?:may|can|is|are|at)|this policy|prices?|cookies?|preferences|appointments?|bookings?|"
        r"payment (?:methods?|details)|credit cards?|browser|website|notice|billing|invoices?|tickets?|settings)\b"
    ),
    scoped=re.compile(
        r"\b(?:partial(?:ly)?|part(?:s)? of|part[- ]shipped|some (?:items|orders)|remaining|split|express|next[- ]day|same[- ]day|"
        r"international|overseas|domestic|wholesale|business (?!days?|hours?)|b2b|trade|bulk|large|gift|sale|clearance|discounted|subscription|"
        r"personali[sz]ed|customi[sz]ed|custom|engraved|monogrammed|made[- ]to[- ]|bespoke|pre-?orders?|pre-ordered|"
        r"back-?orders?|marketplace|phone|telephone|vip|gold|loyalty|premium|furniture|digital|download\w*|perishable|"
        r"weekends?|holidays?|sundays?|saturdays?|black friday|christmas|guest)\b|"
        r"\b(?:orders?|purchases?|items?|products?) (?:over|above|under|below|worth|containing|with|paid|from|shipping to|going to|shipped to|"
        r"delivered to|of more|marked|sold|labell?ed|made (?:by|with|using|on)|placed (?:by|on|with|through|via|using|over|before|at|during))\b|"
        r"\b(?:orders?|purchases?|items?|products?) (?:that|which) (?!(?:have|has|are|were|is) (?:already |been |not |yet |just )*(?:"
        + _SHIP
        + r"|placed))"
        r"|\b(?:customers?|members?|shoppers?) (?:in|from|with|who)\b|"
        r"\b(?!(?:your|the|an?|any|all|every|our|this|that|these|those|their|his|her|each|placed|new|recent|most|existing|entire|whole|"
        r"open|pending|unshipped|undispatched|unfulfilled|confirmed|online|my|change|changed|modify|modified|edit|edited|update|amend|"
        r"alter|adjust|cancel|cancell?ed|of|to|for|on|in|with|and|or|accept|allow|make|placing|after|if|once|when|before|changing|"
        r"modifying|editing|updating|cancell?ing|cancell?ation|modification|remove|removing|add|adding|individual|single|more|other|"
        r"no|until|customer|customers|ordered|process|processing|swap|customer's|shop|store|one|from|as|because|since|unless|that|"
        r"first|general|generally|normally|also|paid|complete|completed|by|per|same|standard)\b)[a-z]{3,} (?:orders?|purchases|items|products)\b"
    ),
    negation=re.compile(
        r"\b(?:cannot|can ?not|cant|not|no|never|unable|neither|nor|none|impossible|too late|won't|\w+n't|non)\b"
    ),
    can=re.compile(
        r"\b(?:can|may|could|able to|allowed?|allows?|possible|permitted|eligible|accept(?:s|ed)?|welcome to|free to|let you|"
        r"lets you|available|want to|need to|wish to|would like to|please|offers?|includ(?:e|es|ing)|supports?|editable)\b"
    ),
    hedge=re.compile(
        r"\b(?:(?:cannot|can't|not) always|may be able|might|try|tries|best|usually|normally|typically|generally|sometimes|often|occasionally|guaranteed?|"
        r"where possible|wherever possible|whenever possible|if possible|in most cases|most cases|case[- ]by[- ]case|subject to|"
        r"depend(?:s|ing)|approximately|around|about|roughly|at our discretion|could be|exceptional(?:ly)?|unlikely|aim|for example|e\.g)\b"
    ),
    condition=re.compile(
        r"\b(?:if|when|unless|once|except|depending|only for|for orders|on orders|over|above|under|below|after|provided|in some cases|"
        r"whichever|greater of|higher of|lower of|plus|per item|each)\b"
    ),
    only=re.compile(
        r"\bonly\b(?! (?:if|within|until|before|when|during|up|for))|\bnothing (?:else|but)\b|\bnone other\b"
    ),
    only_within=re.compile(r"\bonly (?:be )?(?:\w+ )?(?:within|until|before|up to|during)\b"),
    offers=re.compile(
        r"\b(?:can|may|eligible|possible|following|what|allowed?|available|editable|which|options|accept\w*|these)\b|:\s*$"
    ),
    resize=re.compile(
        r"\b(?:increas(?:e|ed|ing)|reduc(?:e|ed|ing)|rais(?:e|ed|ing)|lower(?:ed|ing)?|decreas(?:e|ed|ing)) (?:\w+ ){0,2}?(?:quantit|number of)"
    ),
    anchor=re.compile(
        rf"\b(?:of|after|from|since|following|counted from|starting from|upon|when|once)(?: the (?:moment|time|minute))?(?: that| when)?\s+{_ORDERED}\b"
    ),
    busy=re.compile(
        r"\b(?:(?:of|after|following|from|since|upon) (?:the |your |a |our |any )?(?:cancell?ation|cancell?ing|modification|change)|reach(?:es)? you|refund\w*|reimburs\w*|credited?|process(?:es|ed|ing)?|repl(?:y|ies|ied|ying)|respon(?:d|ds|ded|se|ses)|answer\w*|"
        r"confirm(?:s|ed|ing|ation)?|get back|got back|review\w*|notif\w*|deliver\w*|arriv\w*|dispatch\w*|ship(?:s|ped|ping|ment|ments)?|"
        r"return(?:s|ed|ing)?|exchang\w*|warrant\w*|guarantee\w*|handled?|take effect|takes? \w+ to|looked? (?:at|into)|"
        r"receipt|receiv\w+|collect\w*|pick(?:ed)? up|expire\w*|valid|restock\w*|complete[ds]?|acknowledg\w+|in touch with you|"
        r"sent to you|e-?mail you|appear\w*|takes effect|voucher|issu\w+|actioned|resolve\w*|visible|reflected|show up|hear from us|"
        r"deal\w* with|carried out|made by our|packed?|pack(?:s|ing)|produc\w+|shown?|appl(?:y|ied) by)\b"
    ),
    within=re.compile(
        r"(?:\bwithin|\binside|\bup to|\bup until|\buntil|\bfor|\bfor up to|\bduring|\bless than|\bunder|\bby|\bat most|\bmaximum(?: of)?|\bmax\.?|"
        r"\bin the first|\bin|\bhave|\bgot|\bhas|\bgive you|\bgives you|\ballow|\bof|\bis|\bare|:|=|\blasts?|\bcloses? after|\bends? after|"
        r"\bfirst|\bopen for|\b(?:is|of) (?:exactly|just|only)|\bexactly|\bjust|\bonly)\s*(?:the |a |an |just |exactly |only |your |our |first |next |following |initial |maximum (?:of )?|period of |window of |total of )*$"
    ),
    after=re.compile(
        r"\b(?:after|once|past|beyond|later than|more than|over|older than|exceed(?:s|ing)?|longer than)\s*(?:the |a |that |this |first |initial |those |these )*$"
    ),
    afterwards=re.compile(
        r"^\s*(?:after|later|following|ha(?:s|ve) (?:passed|elapsed|gone)|(?:is|are) over|ago|old)\b"
    ),
    too_late=re.compile(r"\b(?:locked|final|frozen|too late|closed|expires?)\b"),
    window_after=re.compile(
        r"^[\s-]*(?:(?:order|orders|modification|modifications|change|changes|edit|editing|cancell?ation|cancelling|grace|self-service|amendment|and|or|to)[\s-]+){0,5}"
        r"(?:window|period|grace|deadline|limit|to (?:change|modify|edit|cancel|amend|update|adjust))\b"
    ),
    before_event=re.compile(r"^\s*(?:before|prior|ahead|in advance|notice|earlier|each|every)\b"),
    until_time=re.compile(
        r"(?:\buntil|\btill|\bby|\bbefore|\bup to|\bup until|\bno later than|\bwithin|\bat|\bis|:|\bcut-?off(?: time)?(?: is| of)?)\s*(?:the |at |exactly )*$"
    ),
    other_day=re.compile(
        r"\b(?:next|following|day before|previous|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
        r"weekdays?|working|business|tomorrow|between|from|every)\b|\b(?:placed|made|received|ordered) (?:before|by|until|after)\b"
    ),
    reach=re.compile(
        r"\b(?:call|phone|reach|open|opening|(?:office|our|support) hours|chat|whatsapp|line|e-?mail us|write to us|contact us|team)\b"
    ),
    until_shipped=re.compile(
        r"\bun(?:shipped|dispatched|fulfilled) orders?\b|"
        r"\b(?:until|till|before|prior to|ahead of|up to the moment|up until)\b(?:\s+(?!after\b|once\b)[\w']+){0,7}?\s+"
        + _SHIP
        + r"(?: out| off| from our \w+| our \w+| the warehouse)?\b|"
        r"\b(?:as long as|so long as|provided(?: that)?|if|while|whilst|when|that|which|orders?)\b(?:\s+[\w']+){0,4}?\s+(?:not|hasn't|haven't|isn't|yet to|still un|never)(?:\s+(?:yet|been|already|be|have|has)){0,3}\s*"
        + _SHIP
        + r"(?: yet| out)?\b|"
        r"\bunless(?:\s+[\w']+){0,5}?\s+" + _SHIP + r"\b"
    ),
    once_shipped=re.compile(
        r"\b(?:once|after|when|as soon as|if)(?:\s+[\w']+){0,5}?\s+" + _SHIP + r"\b|\bshipped orders\b|"
        r"\b(?:that|which) (?:have|has|are|were)(?: already| been)* " + _SHIP + r"\b|\balready " + _SHIP + r"\b"
    ),
    refused=re.compile(
        rf"\b{_NOT}(?:\s+(?:be|been|to|make|accept|offer|process|take|allow|any|orders?|your|the|an|it|them|either|longer|able|possible|for|us|we|you|further|do|"
        rf"currently|all|a|order's|or|and|self-service|requests?|permit|provide|support|modif\w+|chang\w+|cancel\w*))*?\s+{_TOPIC}\w*|"
        rf"\bno (?:further |order |more |post-purchase )*{_TOPIC}\w*(?: or {_TOPIC}\w*)?|"
        rf"\b{_TOPIC}\w*(?: (?:of|to|orders?|an|the|your|requests?|or|and|are|is|will|can|be|{_TOPIC}\w*))*? {_NOT}(?: (?:be|possible|accepted|offered|allowed|available|permitted|supported|made))+"
    ),
    absolute=re.compile(
        r"^(?:[\s,]|@placed|at any time|under any circumstances?|for any reason|at all|once|after|or|nor|and|it|they|is|are|has|have|been|be|"
        r"placed|refunded|returned|modif\w+|chang\w+|cancel\w*|edit\w*|amend\w*|alter\w*|any ?more|any longer|"
        r"possible|accepted|offered|allowed|available|permitted|in any way|your|orders?|an|the|them|any|a|purchases?|requests?|to|of)*[.!)]*\s*$"
    ),
    everything=re.compile(r"\b(?:everything|anything|all (?:details|of it))\b"),
    parts={
        EditKind.VARIANT: re.compile(r"\b(?:sizes?|colou?rs?|variants?|styles?|flavou?rs?|materials?)\b"),
        EditKind.QUANTITY: re.compile(r"\b(?:quantit(?:y|ies)|number of (?:items|units|pieces|products)|how many)\b"),
        EditKind.REMOVE: re.compile(
            r"\b(?:remov(?:e|es|ed|ing|al)|delet(?:e|es|ed|ing|ion)|take out|taking out|drop(?:ping)?)(?: (?:of|one|single|some|any|an?|the|individual|"
            r"your|or|more|unwanted|and|add|of the|lines?))* (?:items?|products?|pieces?|articles?|lines?|it)\b|\bitems? remov(?:ed|al)\b|"
            r"\bitems? (?:can|may|can also|may also) be (?:\w+ (?:or|and) )?(?:removed|deleted)\b"
        ),
        EditKind.ADDRESS: re.compile(r"(?<!e-mail )(?<!email )(?<!billing )(?<!ip )(?<!web )\baddress(?:es)?\b"),
    },
    foreign_parts=re.compile(r"\b(?:return\w*|exchang\w*|account|profile|size (?:guide|chart)|address book|billing)\b"),
    except_parts=re.compile(
        r"\b(?:but not|except(?: for)?|excluding|other than|apart from|with the exception of|not including)\b"
    ),
    exceptions={
        ExceptionKind.PERSONALISED: re.compile(
            r"\b(?:personali[sz]ed|customi[sz]ed|engraved|monogrammed|embroidered|personali[sz]ation|(?:items?|products?|anything|pieces?) with (?:your|a|an) (?:name|engraving|initials))\b"
        ),
        ExceptionKind.PRE_ORDER: re.compile(r"\bpre[- ]?order(?:s|ed)?\b"),
        ExceptionKind.GIFT_CARD: re.compile(r"\b(?:e-?)?gift[- ]?(?:cards?|vouchers?|certificates?)\b"),
        ExceptionKind.FINAL_SALE: re.compile(r"\bfinal[- ]sale\b|\bsold as final\b"),
        ExceptionKind.MADE_TO_ORDER: re.compile(
            r"\bmade[- ]to[- ](?:order|measure)\b|\bbespoke\b|\bcustom[- ]made\b|\bcustom orders?\b"
        ),
    },
    not_the_goods=re.compile(
        r"\b(?:pay\w*|paid|purchased|bought|ordered|placed) (?:with|by|using|via) (?:an? |your |our |any )?(?:e-?)?gift[- ]?\w+"
    ),
    excluded=re.compile(
        rf"\b{_NOT}\b(?:\s+[\w'-]+){{0,5}}?\s+{_TOPIC}|\b{_TOPIC}\w*(?:\s+[\w'-]+){{0,6}}?\s+{_NOT}\b|\bno (?:[\w-]+ ){{0,3}}?{_TOPIC}|"
        rf"\b(?:excluded|exempt|exempted|excepted|locked)\b|\bare final\b|\bis final\b|\bnon-?(?:cancel|modif|chang)|\bexceptions?\b|\bnot possible for\b"
    ),
    excepting=re.compile(
        r"\b(?:except(?: for)?|excluding|with the exception of|exceptions? (?:is|are)|(?:does|do) not apply to|not applicable to|other than|"
        r"unless (?:it|they|your order|the order) (?:contains?|includes?|is|are)|not (?:available|possible) for|apart from)\b"
    ),
    fee=re.compile(
        r"\b(?:re-?stocking (?:fee|charge|cost)s?|restock fee|cancell?ation (?:fee|charge|cost|penalty)s?|"
        r"(?:fee|charge|penalty|cost)s? (?:\w+ ){0,4}?(?:for|on|of|when|if|to|applies to|apply to) (?:\w+ ){0,3}?cancel\w*|"
        r"cancel\w* (?:\w+ ){0,6}?(?:fee|charged?|penalty|free of charge|for free|at no cost|without (?:any )?(?:fee|charge|cost|penalty))|"
        r"cancel\w*(?: \w+){0,4} (?:is|are) (?:always |completely )?free\b|free cancell?ation|"
        r"(?:keep|retain|deduct|withhold|charge)s? [^.;]{0,40}\bcancel\w*|cancel\w*,? [^.;]{0,60}\b(?:keep|retain|deduct|withhold|charge))\b"
    ),
    fee_of=re.compile(r"\b(?:fee|charge|penalty) of\b"),
    fee_applies=re.compile(
        r"\b(?:appl(?:y|ies|ied)|charg\w+|deduct\w*|keep|retain|withhold|incur\w*|subject to|may|minus|less)\b"
    ),
    if_cancelled=re.compile(
        r"\b(?:if|when|whenever|once|after|for orders|on orders|on all orders|for all orders|each time) (?:you|we|your order|an order|the order|orders?|it|they|are|is|has been|have been|have|"
        r"that|which|decide|choose|wish|want|to|do|a customer|the customer|customers?|all|any)*(?: (?:you|we|your|an|the|order|orders|it|they|are|is|has|been|have|that|which|decide|choose|wish|want|to|do|customer|customers))* ?cancel\w*(?: (?:an|the|your|my|it|this) ?(?:order)?)?|"
        r"\bany (?:cancel\w*)|\b(?:is|are) (?:applied|charged) (?:when|if) (?:you )?cancel\w*"
    ),
    free=re.compile(
        r"\bfree(?: of charge)?\b|\bat no (?:extra |additional )?(?:cost|charge)\b|\bfor free\b|\bcosts? (?:you )?nothing\b|"
        r"\bwithout (?:any |a |paying )*(?:(?:re-?stocking|cancell?ation) )?(?:fee|charge|cost|penalty)\b"
    ),
    no_fee=re.compile(
        r"\b(?:no|not|never|without|zero|any|don't|doesn't|nor) (?:[\w-]+ ){0,4}?(?:fees?|charges?|charged?|penalt(?:y|ies)|costs?|deduct\w*|withhold|keep|retain)\b|"
        r"\b(?:fees?|charges?) (?:is |are |will |be |do |does )*(?:not|never|waived|none)\b|\bfees?: (?:none|no|zero)\b"
    ),
    maximum=re.compile(
        r"\b(?:up to|at least|minimum|maximum|max|min|from (?=[$€£0-9])|between|starting|at most|may|might|could|can be|sometimes|usually|typically)\b"
    ),
    received=re.compile(r"\b(?:receiv\w+|deliver\w+|arriv\w+|receipt|getting|get)\b"),
    return_after=re.compile(
        r"^[\s-]*(?:(?:free|hassle-free|easy|no-fuss|money-back|our)[\s-]+)*(?:returns?|window|period|return (?:window|period|policy)|to (?:return|send))\b"
    ),
    refund_busy=re.compile(
        r"\b(?:refund\w*|credit\w*|within|takes?|arriv\w*|appear\w*|process\w*|issu\w*|receiv\w*)\b"
    ),
    return_busy=re.compile(
        r"\b(?:refund\w*|reimburs\w*|credited?|process\w*|repl(?:y|ies)|respon\w*|answer\w*|confirm\w*|review\w*|label\w*|e-?mail\w*|"
        r"inspect\w*|notif\w*|takes?|issu\w*|arrive back|restock\w*|warrant\w*|exchang\w*|dispatch\w*|received your return)\b"
    ),
    return_scoped=re.compile(
        r"\b(?:faulty|defective|damaged|broken|wrong|incorrect|sale|clearance|outlet|gift|personali[sz]ed|pre-?order\w*|custom\w*|swimwear|underwear|"
        r"electronics|furniture|international|overseas|holiday|christmas|opened|unopened|members?|vip|gold|store credit|except\w*|books?|shoes|"
        r"marketplace|extended)\b"
    ),
    notes={
        "partial_shipment": re.compile(
            r"\b(?:partial(?:ly)?[- ](?:ship\w*|fulfil\w*|dispatch\w*|sent)|part[- ]shipped|part of (?:your|an|the) order (?:has |is |was )?(?:already )?\w*(?:ship|left|sent|dispatch)|"
            r"(?:shipped|sent|arrives?|dispatched) in (?:several|two|more than one|multiple|separate|different) (?:parcels|packages|shipments|boxes))"
        ),
        "adding_items": re.compile(
            r"\badd(?:ing|ed)? (?:\w+ ){0,4}?(?:items?|products?|something|anything|pieces?|articles?)\b"
        ),
        "handover": re.compile(
            r"\b(?:hand\w*|pass\w*|transfer\w*|connect\w*|speak|talk|forward\w*|take over|takes over|step in|ask(?:s|ed)?|chat) (?:\w+ ){0,6}?(?:person|human|colleague|team|agent|somebody|someone|specialist)\b|"
            r"\b(?:person|human|colleague|team|agent|somebody|someone|specialist)(?: \w+){0,4} (?:takes? over|steps? in|will help|looks? (?:at|into)|decides?)\b"
        ),
    },
)
