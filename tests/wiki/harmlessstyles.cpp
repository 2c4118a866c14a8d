// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/harmlessstyles.h"

#include "support/hostilestyles.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestHarmlessStyles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatLoadsNothing_data();
    void keepsWhatLoadsNothing();
    void takesOutWhatLeads_data();
    void takesOutWhatLeads();
    void nothingHostileIsLeft_data();
    void nothingHostileIsLeft();
    void halvesDoNotComeTogether();
    void takesTimeByItsLength();
};

void TestHarmlessStyles::keepsWhatLoadsNothing_data()
{
    QTest::addColumn<QByteArray>("css");
    for (const char *css :
         {"a{color:red}", "@media print{.x{display:none}}", ".a::before{content:\"url(x) @import\"}",
          "a:not(.b)>c{width:calc(1px + 2%)}", ".\\31 0{color:red}",
          "a{background:linear-gradient(#fff,#000)}", "@font-face{font-family:x;src:local(\"y\")}",
          ".é{content:\"\\201C\"}", "a{--x:var(--y,rgb(1,2,3))}",
          "a{background:url(\"data:image/png;base64,iVBORw0KGgo=\")}"})
        QTest::newRow(css) << QByteArray(css);
}

void TestHarmlessStyles::keepsWhatLoadsNothing()
{
    QFETCH(QByteArray, css);
    QCOMPARE(harmlessStyles(css), css);
}

void TestHarmlessStyles::takesOutWhatLeads_data()
{
    QTest::addColumn<QByteArray>("css");
    QTest::addColumn<QByteArray>("left");
    const auto row = [](const char *css, const char *left) {
        QTest::newRow(css) << QByteArray(css) << QByteArray(left);
    };
    row("a{background:url(/x.png) no-repeat}", "a{background:none  no-repeat}");
    row("a{background:URL( '//e.example/x' )}", "a{background:none }");
    row("@import \"/x.css\";a{color:red}", "/**/a{color:red}");
    row("@import url(/x.css) layer(b) screen;a{color:red}", "/**/a{color:red}");
    row("@media all{@import '/x'}a{color:red}", "@media all{/**/}a{color:red}");
    row("@charset \"utf-7\";a{}", "/**/a{}");
    row("a{background:image-set(\"/x\" 1x, url(/y) 2x)}", "a{background:none }");
    row("a{background:u\\72l(/x)}", "a{background:none }");
    row("@\\69mport '/x';b{}", "/**/b{}");
    row("a{background:url(data:image/svg+xml;base64,PHN2Zz4=)}", "a{background:none }");
    row("a{background:url(data:text/html,x)}", "a{background:none }");
    row("a{background: url( data:image/gif;base64,R0lGOD )}",
        "a{background: url(\"data:image/gif;base64,R0lGOD\")}");
    row("a{content:\"broken\nb:url(/x)}", "a{content:\"\"\n\nb:none }");
    row("/* a */b{}", "/**/b{}");
}

void TestHarmlessStyles::takesOutWhatLeads()
{
    QFETCH(QByteArray, css);
    QFETCH(QByteArray, left);
    QCOMPARE(harmlessStyles(css), left);
}

void TestHarmlessStyles::nothingHostileIsLeft_data()
{
    QTest::addColumn<QByteArray>("css");
    for (const HostileStyles &one : hostileStyles(u"http://canary.example"_s))
        QTest::newRow(one.name.constData()) << one.css;
}

void TestHarmlessStyles::nothingHostileIsLeft()
{
    QFETCH(QByteArray, css);
    const QByteArray clean = harmlessStyles(css);
    // Escapes only stand in words that lead nowhere, so what leads could be read by anybody.
    static const QRegularExpression leads(u"(url|image-set|image|cross-fade|src|element)\\s*\\("_s,
                                          QRegularExpression::CaseInsensitiveOption);
    QString plain = QString::fromUtf8(clean);
    plain.remove(QRegularExpression(u"url\\(\"data:image/(png|gif|jpeg|webp);base64,[A-Za-z0-9+/=]*\"\\)"_s));
    plain.replace(QRegularExpression(u"\"(\\\\.|[^\"\\\\\n])*\"|'(\\\\.|[^'\\\\\n])*'"_s), u"''"_s);
    QVERIFY2(!leads.match(plain).hasMatch(), clean.constData());
    QVERIFY2(!plain.contains("@import"_L1, Qt::CaseInsensitive), clean.constData());
    QCOMPARE(harmlessStyles(clean), clean); // Read again, it says the same.
}

void TestHarmlessStyles::halvesDoNotComeTogether()
{
    for (const QByteArray css : {"a{b:ur/**/l(/x)}", "a{b:ur@import x;l(/x)}", "a{b:ur@import x{}l(/x)}"}) {
        const QByteArray clean = harmlessStyles(css);
        QVERIFY2(!clean.contains("url("), clean.constData());
    }
    QVERIFY(!harmlessStyles("@im/**/port '/x';").contains("@import"));
}

void TestHarmlessStyles::takesTimeByItsLength()
{
    // Of each a megabyte: whoever went back for each would not come to an end.
    for (const QByteArray part : {"url(", "\"", "/*", "\\", "@import ", "image-set(", "{", "a\\"})
        QVERIFY(harmlessStyles(part.repeated(1024 * 1024 / part.size())).size() < 8 * 1024 * 1024);
}

QTEST_GUILESS_MAIN(TestHarmlessStyles)
#include "harmlessstyles.moc"
