// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What loads, sends or leaves.
#include "support/hostilehtml_rows.h"

namespace paperround {

using namespace Qt::StringLiterals;

// clang-format off
QList<HostileHtml> hostileLoads()
{
    return {
        {"base", u"<base href=\"@/\"><a href=\"x\">a</a><img src=\"y\">"_s},
        {"base target", u"<base target=\"_top\" href=\"@/b/\">"_s},
        {"meta refresh", u"<meta http-equiv=\"refresh\" content=\"0;url=@/refresh\">"_s},
        {"meta refresh to javascript", u"<meta http-equiv=\"refresh\" content=\"0;url=javascript:document.title='ran'\">"_s},
        {"meta refresh to data", u"<meta http-equiv=\"refresh\" content=\"0;url=data:text/html,<script>1</script>\">"_s},
        {"meta refresh in the body", u"<p>a<meta http-equiv=refresh content=\"0; @/refresh2\"></p>"_s},
        {"meta cookie", u"<meta http-equiv=\"Set-Cookie\" content=\"a=b\">"_s},
        {"meta policy", u"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src *\">"_s},
        {"meta charset", u"<meta charset=\"utf-7\">+ADw-script+AD4-document.title='ran'+ADw-/script+AD4-"_s},
        {"meta dns prefetch", u"<meta http-equiv=\"x-dns-prefetch-control\" content=\"on\"><link rel=dns-prefetch href=@/>"_s},
        {"link stylesheet", u"<link rel=\"stylesheet\" href=\"@/c.css\">"_s},
        {"link alternate stylesheet", u"<link rel=\"alternate stylesheet\" title=a href=\"@/c.css\">"_s},
        {"link stylesheet in data", u"<link rel=stylesheet href=\"data:text/css,@import url(@/c)\">"_s},
        {"link prefetch", u"<link rel=\"prefetch\" href=\"@/p\">"_s},
        {"link preload", u"<link rel=\"preload\" as=\"image\" href=\"@/p\">"_s},
        {"link modulepreload", u"<link rel=\"modulepreload\" href=\"@/p.js\">"_s},
        {"link prerender", u"<link rel=\"prerender\" href=\"@/p\">"_s},
        {"link preconnect", u"<link rel=\"preconnect\" href=\"@/\">"_s},
        {"link icon", u"<link rel=\"icon\" href=\"@/favicon.ico\">"_s},
        {"link manifest", u"<link rel=\"manifest\" href=\"@/m.json\">"_s},
        {"link import", u"<link rel=\"import\" href=\"@/i.html\">"_s},
        {"image", u"<img src=\"@/i.png\">"_s},
        {"image of another host without a scheme", u"<img src=\"//localhost/i.png\">"_s},
        {"image set", u"<img srcset=\"@/1.png 1x, @/2.png 2x\">"_s},
        {"image sizes", u"<img sizes=1px srcset=\"@/1.png 1w\">"_s},
        {"image in a picture", u"<picture><source srcset=\"@/p.webp\"><img src=\"@/p.png\"></picture>"_s},
        {"image dynsrc", u"<img dynsrc=\"@/d.avi\">"_s},
        {"image lowsrc", u"<img lowsrc=\"@/l.png\">"_s},
        {"image lazy", u"<img loading=lazy src=\"@/lazy.png\">"_s},
        {"image longdesc", u"<img longdesc=\"@/d\" src=x>"_s},
        {"image from a file", u"<img src=\"file:///etc/passwd\">"_s},
        {"image from a relative path", u"<img src=\"../../etc/passwd\">"_s},
        {"image from a share", u"<img src=\"//server/share/x.png\">"_s},
        {"image from a resource", u"<img src=\"qrc:/icons/mark.svg\">"_s},
        {"image from a colon path", u"<img src=\":/icons/mark.svg\">"_s},
        {"image from our scheme", u"<img src=\"preview:page-1\"><img src=\"preview:style\">"_s},
        {"image in data", u"<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='@/d'/></svg>\">"_s},
        {"image that is called image", u"<image src=\"@/i.png\">"_s},
        {"image in a table's background", u"<table background=\"@/t.png\"><tr><td background=\"@/td.png\">a</td></tr></table>"_s},
        {"image in a body's background", u"<body background=\"@/b.png\">a</body>"_s},
        {"input image", u"<input type=image src=\"@/i.png\">"_s},
        {"bgsound", u"<bgsound src=\"@/s.wav\">"_s},
        {"video with a poster", u"<video poster=\"@/p.png\" src=\"@/v.mp4\" autoplay></video>"_s},
        {"audio", u"<audio src=\"@/a.mp3\" autoplay></audio>"_s},
        {"track", u"<video><track default src=\"@/t.vtt\"></video>"_s},
        {"source", u"<audio autoplay><source src=\"@/s.ogg\"></audio>"_s},
        {"iframe", u"<iframe src=\"@/f\"></iframe>"_s},
        {"iframe srcdoc", u"<iframe srcdoc=\"<script>top.document.title='ran'</script><img src=@/f>\"></iframe>"_s},
        {"iframe javascript", u"<iframe src=\"javascript:top.document.title='ran'\"></iframe>"_s},
        {"iframe data", u"<iframe src=\"data:text/html,<img src=@/f>\"></iframe>"_s},
        {"iframe file", u"<iframe src=\"file:///etc/passwd\"></iframe>"_s},
        {"iframe about", u"<iframe src=\"about:srcdoc\"></iframe>"_s},
        {"frame set", u"<frameset onload=\"document.title='ran'\"><frame src=\"@/f\"></frameset>"_s},
        {"object", u"<object data=\"@/o\"></object>"_s},
        {"object html", u"<object type=\"text/html\" data=\"@/o.html\"></object>"_s},
        {"object in data", u"<object data=\"data:text/html,<script>parent.document.title='ran'</script>\"></object>"_s},
        {"object with a codebase", u"<object codebase=\"@/\" classid=\"x\"></object>"_s},
        {"embed", u"<embed src=\"@/e.swf\">"_s},
        {"embed svg", u"<embed type=\"image/svg+xml\" src=\"@/e.svg\">"_s},
        {"applet", u"<applet code=\"X\" codebase=\"@/\"></applet>"_s},
        {"portal", u"<portal src=\"@/p\"></portal>"_s},
        {"fenced frame", u"<fencedframe src=\"@/p\"></fencedframe>"_s},
        {"layer", u"<layer src=\"@/l\"></layer>"_s},
        {"form that sends itself", u"<form action=\"@/f\" id=f><input name=a value=b></form><script>f.submit()</script>"_s},
        {"form action javascript", u"<form action=\"javascript:document.title='ran'\"><button autofocus>a</button></form>"_s},
        {"button formaction", u"<button formaction=\"@/f\" form=x>a</button>"_s},
        {"input formaction", u"<form><input type=submit formaction=\"javascript:document.title='ran'\"></form>"_s},
        {"password field", u"<form action=@/p><input type=password name=p autofocus></form>"_s},
        {"file field", u"<input type=file>"_s},
        {"isindex", u"<isindex action=\"javascript:document.title='ran'\">"_s},
        {"keygen", u"<keygen autofocus onfocus=\"document.title='ran'\">"_s},
        {"select", u"<select autofocus onfocus=\"document.title='ran'\"><option>a</select>"_s},
        {"datalist", u"<input list=d><datalist id=d><option value=\"a\"></datalist>"_s},
        {"dialog", u"<dialog open onclose=\"document.title='ran'\"><form method=dialog><button>a</button></form></dialog>"_s},
        {"popover", u"<div popover id=p onbeforetoggle=\"document.title='ran'\">a</div><button popovertarget=p>b</button>"_s},
    };
}
// clang-format on

} // namespace paperround
