// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hostilestyles.h"

namespace paperround {

QList<HostileStyles> hostileStyles(const QString &server)
{
    const QList<HostileStyles> forms{
        {"an import", "@import \"HERE\";"},
        {"an import of an address", "@import url(HERE);"},
        {"an import in capitals", "@IMPORT 'HERE';"},
        {"an import by escapes", "@\\69\\6d port \"HERE\";"},
        {"an import behind a comment", "/**/@import/**/\"HERE\";"},
        {"an import behind old marks of HTML", "<!-- @import \"HERE\"; -->"},
        {"an import without an end", "@import \"HERE\""},
        {"an import after a charset", "@charset \"utf-8\"; @import \"HERE\";"},
        {"an import in another charset", "@charset \"utf-7\"; +AEA-import \"HERE\";"},
        {"an import by layers", "@import url(\"HERE\") layer(a) supports(display: block) screen;"},
        {"a background", "*{background:url(HERE)}"},
        {"a background in quotes", "*{background:url(\"HERE\")}"},
        {"a background in capitals", "*{background:URL('HERE')}"},
        {"a background by escapes", "*{background:\\75\\72\\6c(HERE)}"},
        {"a background by long escapes", "*{background:\\000075r\\00006C (HERE)}"},
        {"a background by an escaped bracket", "*{background:url\\28 HERE)}"},
        {"a background in lines", "*{background:url(\n\n HERE \r\n)}"},
        {"a background behind a broken string", "*{content:\"a\n;background:url(HERE)}"},
        {"a background behind a string that goes on", "*{content:\"a\\\n\";background:url(HERE)}"},
        {"a background behind a broken address", "*{background:url(a b\"c);color:red;background:url(HERE)}"},
        {"a background behind an open comment", "*{/*/background:url(x);*/background:url(HERE)}"},
        {"a background behind a null", QByteArray("*{a:\0;background:url(HERE)}", 28)},
        {"a background behind a form feed", "*{content:'a\f;background:url(HERE)}"},
        {"a background behind a range of characters",
         "*{unicode-range:U+26url(HERE);background:U+26url(HERE)}"},
        {"a background behind a number", "*{background:0 0url(HERE)}"},
        {"halves around a comment", "*{background:ur/**/l(HERE)}"},
        {"halves around an import", "*{background:ur@import x;l(HERE)}"},
        {"a set of images", "*{background:image-set(\"HERE\" 1x)}"},
        {"an older set of images", "*{background:-webkit-image-set(url(HERE) 1x)}"},
        {"a set of images by escapes", "*{background:im\\61ge-set(\"HERE\" 1x)}"},
        {"an image", "*{background:image(\"HERE\")}"},
        {"a fading image", "*{background:-webkit-cross-fade(url(HERE),url(HERE),50%)}"},
        {"a function in a function", "*{background:image-set(linear-gradient(red,blue)]\"HERE\" 1x)}"},
        {"a variable", "*{--a:url(HERE);background:var(--a)}"},
        {"a variable of a variable", "*{--a:\"HERE\";background:image-set(var(--a) 1x)}"},
        {"an address by src", "*{background:src(\"HERE\")}"},
        {"a font", "@font-face{font-family:x;src:url(HERE)}*{font-family:x}"},
        {"a list's mark", "li{list-style-image:url(HERE)}"},
        {"a cursor", "*{cursor:url(HERE),auto}"},
        {"a border", "*{border-image:url(HERE) 30}"},
        {"a mask", "*{-webkit-mask:url(HERE#a)}"},
        {"a filter", "*{filter:url(HERE#a)}"},
        {"a shape", "*{shape-outside:url(HERE);float:left}"},
        {"words in front", "body::before{content:url(HERE)}"},
        {"a drawing with an address in it",
         "*{background:url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' "
         "xmlns:x='http://www.w3.org/1999/xlink'><image x:href='HERE'/></svg>\")}"},
        {"a page as data", "*{background:url(\"data:text/html,<script src='HERE'></script>\")}"},
        {"data that is not what it says", "*{background:url(\"data:image/png,<svg onload=x>\")}"},
        {"a binding", "*{-moz-binding:url(HERE);behavior:url(HERE)}"},
        {"a rule for a document", "@document url(HERE){*{background:url(HERE)}}"},
        {"a namespace", "@namespace url(HERE);*{background:url(HERE)}"},
        {"a rule in rules", "@supports(display:block){@media all{@layer a{*{background:url(HERE)}}}}"},
        {"an end of the sheet's own element", "</style><img src=\"HERE\"><style>"},
        {"an attribute read out", "a[href^=\"h\"]{background:url(HERE)}"},
        {"another address of the program", "*{background:url(preview:0)} @import \"preview:page-1\";"},
        {"a file", "*{background:url(file:///etc/passwd)} @import \"file:///etc/passwd\";"},
        {"a byte order of another kind", "\xfe\xff*{background:url(HERE)}"},
        {"bytes that are no characters", "\xc3*{background:\xffurl(HERE)}"},
    };
    QList<HostileStyles> all;
    for (HostileStyles one : forms) {
        one.css.replace("HERE", server.toUtf8() + "/css");
        all.append(one);
    }
    return all;
}

} // namespace paperround
