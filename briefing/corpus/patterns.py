"""The wordings by which newspaper pages mark what is not the article: data for `lines`, one family a pattern."""

from __future__ import annotations

import re

_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_NAMES = rf"{_NAME}(?: (?:de|da|van|von|der|al|bin|{_NAME})){{0,4}}"
SOURCES = (
    r"REUTERS|Reuters|AFP|AP|EPA(?:-EFE)?|Getty Images|Getty|Shutterstock|TASS|Sputnik|Bloomberg|Landov|Alamy|PA|"
    r"Xinhua|NurPhoto|Anadolu|ZUMA|dpa|UPI|Flickr|Twitter|Pool|Corbis|Rex Features|Press Association|Associated Press"
)
"""Who sells pictures, as the alternatives of a regular expression."""

CAPTIONS = re.compile(
    r"(?:FILE PHOTO|FILE PICTURE|FILE IMAGE|File photo|FILE)\s?[:–—-]"
    r"|(?:Image|Media|Photo|Picture|Video) (?:copyright|caption|credit|source|by)\b"
    r"|(?:Enlarge this image|[Tt]oggle caption|(?:Hide|Show) [Cc]aption|Previous Next)\b"
    # a picture told as one, and what stands on a player
    r"|A (?:still image|frame grab|screen ?(?:grab|shot)|video grab|satellite image|combination (?:photo|picture))\b"
    r"|In this (?:(?:[A-Z]\w+\.?,?|\d{1,4},?|undated|file|handout|still|video|aerial|satellite|archive|recent|"
    r"publicity|court|combination) ){0,7}?(?:photo(?:graph)?|image|picture|frame grab|screenshot|video grab|handout)\b"
    rf"|{_NAME} {_NAME} reports (?:for|from|on) [^!?“”\"]{{3,90}}\.$"
    r"|\d{1,3}(?: of \d{1,3}[.:]|/\d{1,3}) (?=[A-Z])|CLOSE (?=[A-Z\d“\"])|(?:Skip in Skip )?x Embed x Share\b"
    r"|Skip in Skip\b"
    r"|Media playback is (?:un)?supported\b"
    r"|(?:Play [Vv]ideo|JUST WATCHED|NOW PLAYING|MUST WATCH|Now playing)\b"
    r"|(?:Photos?|PHOTOS?|Photograph(?:er)?|Pictured?|Image|Caption|IMAGE): "
    r"|!\[[^\]\n]*\]\([^)\n]*\)\s*$"
    r"|Courtesy (?:of |Photo)?[^.!?]{3,80}$"
    # "Tragic: Ann Lee with her fiancé, who is said to be ill": what a picture shows, and no sentence
    r"|[A-Z][a-z]+(?:[- ][a-z]+){0,3}: [A-Z](?:[^.!?\s]+ ){8,60}[^.!?:”\"’\s]+$"
    # "Joey Lee, left, rings up a customer on Saturday."
    rf"|{_NAME} {_NAME}, (?:left|right|cent(?:er|re)), (?!says\b)[a-z]+s (?!to\b)[^!?“”\"]{{3,200}}\.?$"
    # who stands where in a picture, told in the present: "Vladimir Putin, center, and Sergei Shoigu watch the exercise"
    rf"|(?:[^.!?“”\"]{{0,120}} )?{_NAME}, (?:(?:second|third) from )?(?:cent(?:er|re)(?:,| and)|left,|right,) "
    r"[^.!?“”\"]{0,160}"
    r"\b(?:watch|attend|arrive|listen|speak|talk|walk|stand|shake|meet|look|pose|greet|gesture|inspect|sit)(?:e?s)?\b"
    r"[^!?“”\"]{3,200}\.?$"
)

FOLDING = re.compile(r".{1,200}?\bShow Hide [A-Z]")
"""A caption with the buttons of a box that folds; only where "Show Hide" stands in the line."""

DATED_PICTURE = re.compile(
    r"[^.!?“”\"]{20,400}\b(?<!on )(?<!since )(?<!until )(?<!by )(?<!of )[A-Z]\w+,? (?:January|February|March|April|May|"
    r"June|July|August|September|October|November|December) \d{1,2}, (?:19|20)\d\d\.$"
)
"""A news agency's picture, told in the present, its day right behind the place: "kisses a child in Karachi August 1,
2013."; only where a year ends the line."""

IN_THE_PRESENT = re.compile(
    r"[A-ZÀ-Þ][^.!?“”\"]{5,160}?\b(?:takes? (?:down|part|up|off)|walks?|stands?|holds?|waves?|gathers?|march(?:es)?|"
    r"carr(?:y|ies)|rides?|guards?|patrols?|waits?|queues?|celebrates?|raises?|lowers?|fl(?:y|ies)|boards?|removes?|"
    r"unloads?|loads?|watch(?:es)?|attends?|arrives?|listens?|speaks?|talks?|shakes?|poses?|greets?|gestures?|"
    r"inspects?|sits?|looks?|prays?|cheers?|protests?|rests?|stares?)\b[^.!?“”\"]{5,160}\b(?:on|in) "
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|"
    r"Sept\.|Oct\.|Nov\.|Dec\.) \d{1,2}(?:, (?:19|20)\d\d)?\.$"
)
"""A picture told in the present, with its day at the end: "Activists take down a flag in Sevastopol on March 19."; only
where a number ends the line."""

SENT = re.compile(r".{10,600}\((?:Published|Posted|Updated|Aired) [^()]{6,40}\d{4}\)$")
"""What a player shows, and when it was sent: "… reports for the news at 11. (Published Sunday, Dec. 18, 2016)"; only
where ")" ends the line."""

# Only where "|" does:
# a picture's description and credit in one line with no label: "Ann Lee (L), pictured here with … | Photo via …"
PICTURED = re.compile(
    r"[^|]{0,400}(?:\((?:L|R|C|left|right|center|centre)\)|"
    r"\b(?:is|are|was|were)? ?(?:pictured|seen|shown) (?:here|above|left|right)\b)"
    rf"[^|]{{0,600}}\|[^|]{{0,120}}\b(?:{SOURCES}|Photo)\b"
)

CREDITED_FIRST = re.compile(rf"{_NAME}(?: {_NAME}){{1,3}} / (?:{SOURCES}) [A-ZÀ-Þ][^.!?]{{10,300}}$")
"""The credit before the caption: "Jane Doe / Reuters Candles are lit before the house"; only where " / " stands in the
line."""

CREDIT_ENDS = re.compile(
    r"(?:Photographer|[Pp]hoto(?:graph)?|PHOTO|Picture|Image|Credit|CREDIT)s?(?: by| credit)?: ?[^:]{2,80}$"
    rf"|\bvia (?:{SOURCES})(?: [Ff]ile)?\)?$"
    rf"|\b(?:REUTERS|Reuters|AP Photo|AFP PHOTO|EPA) ?/ ?{_NAMES}(?: ?/ ?{_NAMES})*\)?$"
    rf"|{_NAME} ?/ ?(?:via )?(?:{SOURCES})(?: [Ff]ile|(?: {_NAMES} ?/ ?(?:{SOURCES})))?\)?$"
    r"|©\s?[^.!?]{2,100}$"
    r"|(?:Getty Images|[Ff]ile [Pp]hoto|AP Photo|Handout)\)?$"
    r"|\((?:Associated Press|AP Photo[^()]{0,40}|Google (?:Maps|Earth)|Submitted [Pp]hoto|[Cc]ourtesy [^()]{2,60})\)$"
)

BYLINES = re.compile(
    rf"(?:[/|•] ?)?(?:(?:Updated|Published|Posted|Written) )?(?:By|BY|by):? {_NAMES}"
    r"(?:(?:,| and| And| AND| &|,? for| in|;) [^.!?]{2,160})?$"
    r"|(?:Additional |With )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [A-ZÀ-Þ][^!?]{2,500}$"
    r"|\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [^!?]{2,500}\)\.?$"
    r"|[—–-]*\s?With (?:assistance|reporting|contributions?) (?:by|from) .{2,600}$"
    r"|(?:Contributing|Contributors?|Reporting|Written by|Edited by): .{2,600}$"
    r"|(?:Special (?:to|for) |Staff (?:[Ww]riter|[Rr]eporter)s?\b|Correspondent\b).{0,60}$"
    r"|The writer is (?:an?|the) .{3,200}$"
    rf"|{_NAMES} is (?:an? |the )?(?:(?:senior|former|visiting|associate|assistant|staff|chief|deputy|political|"
    r"foreign|diplomatic|defen[cs]e|non-?resident|research) ){0,2}(?:fellow|researcher|columnist|correspondent|editor|"
    r"contributor|professor|lecturer)\b[^.!?“”\"]{0,160}\b(?:at|of|for|with|in)\b[^.!?“”\"]{2,120}\.$"
)

CONTRIBUTORS = re.compile(
    r"[^!?]{2,500}?\bcontributed (?:to this (?:report|story|article|post|piece)|reporting(?: from [^.]{2,60})?)\.?$"
)
"""As a byline; only where "contributed" stands in the line."""

LINK_LABELS = re.compile(
    r"(?:Related(?: (?:stories|story|articles?|content|topics?|links?|coverage|video))?|RELATED|READ (?:MORE|ALSO"
    r"|NEXT)|"
    r"Read (?:more|also|next|now)|See also|SEE ALSO|ALSO READ|Also read|MORE|More (?:from|on|about)|MORE (?:FROM|ON)|"
    r"Opinion|OPINION|Analysis|ANALYSIS|Watch|WATCH|Listen|LISTEN|Explainer|EXPLAINER|Explained|QuickTake|Podcast"
    r"|PODCAST|"
    r"Quiz|Don[’']t [Mm]iss|DON[’']T MISS|In [Pp]ictures|Live updates?|Go deeper|Recommended|What to read next|VIDEO|"
    r"Video|Gallery|Fact check|Profile)(?:\s?[:|»>]|(?=\s))"
)

BOX_HEADINGS = re.compile(
    r"(?:Related|RELATED)\b|(?:Most|MOST) (?:read|popular|viewed|shared|READ|POPULAR)|Trending|TRENDING|Top [Ss]tories|"
    r"Editors?[’']s? [Pp]icks?|You (?:may|might) (?:also )?(?:like|be interested)|(?:Other|More|Latest|Further|Popular)"
    r" (?:[Tt]opics|[Nn]ews|[Ss]tories|[Aa]rticles|[Rr]eading|[Cc]overage|[Hh]eadlines)|Recommended|Sponsored|Promoted|"
    r"From our partners|Also on|In this (?:story|article)|Don[’']t [Mm]iss|Read (?:next|also)|What to read"
)

FURNITURE_OPENS = re.compile(
    r"(?:"
    r"(?:(?:E-?mail|Newsletter) )?Sign [Uu]p\b|SIGN UP\b|Thank(?:s| you) for (?:reading|subscribing|signing up)\b"
    r"|Home(?:[A-Z][a-z]+|\s*[>›»/|])[^.!?]{0,60}$|Heard on [A-Z]|\d+-?[Mm]inute [Ll]isten$"
    r"|Subscribe\b|SUBSCRIBE\b|By (?:signing up|subscribing|clicking|joining|registering|continuing|submitting|"
    r"entering your)\b"
    r"|Your (?:password|username|account|e-?mail(?: address)?) (?:must|should|will|has|is)\b|\*(?=[A-Z])[^*]{10,}$"
    r"|Want (?:more|to (?:read|see|get|receive|know)|stories|news|the latest)\b[^.!?]{0,90}\b(?:delivered|phone|inbox|"
    r"newsletters?|app|subscribe)\b"
    r"|Any(?:one|body) with (?:any )?information\b"
    r"|Watch (?:the|our|this)\b[^.!?]{0,100}\b(?:video|interview|clip|trailer|below|above|live|here)\b"
    r"|Get\b.{0,120}\b(?:inbox|newsletters?|e-?mails?|app|alerts?|updates)\b"
    r"|Share (?:this|on|via)\b|SHARE THIS\b|Follow (?:us\b|@|[^.!?]{1,60} on (?:Twitter|Facebook|X|Instagram"
    r"|Telegram)\b)"
    r"|(?:Join|Like|Find|Visit) us on\b|Click (?:here|for|to|on)\b|Tap (?:here|to)\b|Download (?:the|our|\w+ News)\b"
    r"|Continue reading\b|(?:Story|Article) continues\b|Copyright(?: ©| \(c\)| \d{4}|:)|©"
    r"|\(c\) ?\d{4}|Slideshow \(|Story [Hh]ighlights\b"
    r"|STORY HIGHLIGHTS\b|Key (?:points|takeaways)$|To (?:suggest|report|submit) (?:an?|your) (?:correction|error"
    r"|typo|mistake)"
    r"|Editor[’']?s[’']? note\b|(?:Correction|Clarification|CORRECTION)s?:|A version of this (?:article|story)\b"
    r"|This (?:story|article|post|report) (?:has been|was) (?:updated|corrected|amended)\b|This is a developing story"
    r"|This (?:story|article|post) is (?:developing|part of (?:our|a series))\b"
    r"|Our Standards:|Terms of (?:use|service)|Privacy [Pp]olicy|Loading\b[^.!?]{0,40}(?:\.\.\.|…)?$"
    r"|(?:[Ll]oading\b[^.!?]{0,40}(?:\.\.\.|…) ?){1,4}$"
    r"|Please (?:enable|turn on|upgrade|share your)\b|Your browser\b|Support (?:our|independent|quality) journalism"
    r"|Become an? (?:member|subscriber)\b|Already an? (?:member|subscriber)|Leave a comment|Show (?:more"
    r"|less)\b.{0,20}$"
    r"|Read [\w ]{2,30}[’']s? [^.]{0,40}(?:magazine|app|newsletter)\b|Skip to\b|Back to top|Listen to (?:this"
    r"|the) (?:article|story)"
    r"|See (?:the )?(?:full |complete )?(?:transcript|video|tweet|statement|post|graphic|map|photos?)s? (?:below"
    r"|here|above)\b"
    r"|(?:Have|Are|Were|Do|Did) you\b.{2,160}\b(?:[Tt]ell us|[Ss]hare|[Cc]ontact us|[Ss]end|[Ee]-?mail"
    r"|[Gg]et in touch|[Ll]et us know)\b"
    r"|Are you (?:in|there|affected)\b|(?:Have|Got) an? (?:tip|question|story)\b|A (?:photo|video|post) (?:posted"
    r"|shared) by\b"
    r"|A (?:daily|weekly|morning|evening) (?:round-?up|digest|briefing|summary)\b.{0,60}$"
    r"|The (?:views|opinions) expressed (?:in|here|are)\b|#{1,6}$|[-=_*~]{3,}$"
    r")"
)
"""How a line of page furniture begins."""

FURNITURE_WORDS = (
    "Ctrl + Enter", "Ctrl+Enter", "to your inbox", "Manage newsletters", "Manage Newsletters", "reprint permission",
    "All rights reserved", "all rights reserved", "All Rights Reserved", "may not be published, broadcast",
    "Share Tweet", "unsubscribe at any time", "protected by reCAPTCHA", "you agree to receive email",
    "broken links on the web", "\"No More 404\"",
    "Hover over the profile pic", "Get instant insight into what people are talking about",
    "expressed are her own", "expressed are his own", "expressed are their own", "expressed are those of the author",
)  # fmt: skip
"""What only page furniture says, at any place in a line."""

FURNITURE_ENDS = re.compile(
    r"[—–-] ?.{2,60}\(@\w+\)\s+\w+ \d{1,2}, \d{4}$"  # an embedded short message with its writer and date
    r"|\bA (?:photo|video) posted by .{2,60}\(@\w+\) on\b"
    r"|[^.!?] (?:\d{1,2}:)?\d{1,2}:\d\d(?: (?:\d{1,2}:)?\d{1,2}:\d\d)?$"  # a player's running time
)

_BUTTONS = """
    share tweet post email e mail print save comment comments copy link like follow facebook twitter x whatsapp telegram
    linkedin reddit pinterest instagram youtube advertisement ad advert sponsored menu search login log in sign
    subscribe close next previous play pause mute loading home top more less this article story a page view
"""
CONTROLS = frozenset(_BUTTONS.split())
"""Words of buttons; a line of nothing else is a row of buttons."""
