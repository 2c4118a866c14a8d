// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/rowfields.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestRowFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsInWhatItKnows_data();
    void fillsInWhatItKnows();
    void refusesAnythingElse_data();
    void refusesAnythingElse();
    void letsNoNameBecomeMarkup_data();
    void letsNoNameBecomeMarkup();
};

void TestRowFields::fillsInWhatItKnows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wikitext");
    QTest::addColumn<QString>("plain");
    QTest::newRow("user") << u"Hello %{user}!"_s << u"Hello O&#39;Hara &#61;&#61; x!"_s
                          << u"Hello O'Hara == x!"_s;
    QTest::newRow("gender") << u"%{gender|he|she|they}"_s
                            << u"{{GENDER:O&#39;Hara &#61;&#61; x|he|she|they}}"_s << u"they"_s;
    QTest::newRow("wiki and page") << u"%{wiki}: %{page}"_s << u"Wiki &#91;1&#93;: User talk&#58;O&#39;Hara"_s
                                   << u"Wiki (1): User talk:O'Hara"_s;
    QTest::newRow("list") << u"[%{list} list]"_s << u"[https://m.example/w/?title=A%27B&oldid=5 list]"_s
                          << u"[https://m.example/w/?title=A'B&oldid=5 list]"_s;
    QTest::newRow("nothing") << u"100 % {x}"_s << u"100 % {x}"_s << u"100 % {x}"_s;
    QTest::newRow("a name's own field stays text")
        << u"%{page}"_s << u"User talk&#58;O&#39;Hara"_s << u"User talk:O'Hara"_s;
    QTest::newRow("broken ones stay") << u"%{x} %{user"_s << u"%{x} %{user"_s << u"%{x} %{user"_s;
}

void TestRowFields::fillsInWhatItKnows()
{
    QFETCH(const QString, text);
    QFETCH(const QString, wikitext);
    QFETCH(const QString, plain);
    const RowFacts facts{u"O'Hara == x"_s, u"Wiki [1]"_s, u"User talk:O'Hara"_s,
                         u"https://m.example/w/?title=A'B&oldid=5"_s};
    QCOMPARE(withRowFields(text, facts, FieldsIn::Wikitext), wikitext);
    QCOMPARE(withRowFields(text, facts, FieldsIn::PlainText), plain);
    const RowFacts nobody{{}, u"W"_s, u"Project:Village pump"_s, u"list.txt"_s};
    QCOMPARE(withRowFields(u"%{user}, %{gender|he|she|they}, %{list}"_s, nobody, FieldsIn::Wikitext),
             u"Village pump, they, list&#46;txt"_s);
}

void TestRowFields::refusesAnythingElse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("refused");
    QTest::newRow("unknown") << u"a %{name} b"_s << u"%{name}"_s;
    QTest::newRow("unclosed") << u"a %{user b\nc}"_s << u"%{user b"_s;
    QTest::newRow("upper case") << u"%{User}"_s << u"%{User}"_s;
    QTest::newRow("a form too many") << u"%{user|x}"_s << u"%{user|x}"_s;
    QTest::newRow("gender without forms") << u"%{gender}"_s << u"%{gender}"_s;
    QTest::newRow("four genders") << u"%{gender|a|b|c|d}"_s << u"%{gender|a|b|c|d}"_s;
    QTest::newRow("the second") << u"%{user} %{}"_s << u"%{}"_s;
    QTest::newRow("all known") << u"%{user} %{gender|x} %{wiki} %{page} %{list}"_s << QString();
    QTest::newRow("a way to write it") << u"%<nowiki/>{user}"_s << QString();
}

void TestRowFields::refusesAnythingElse()
{
    QFETCH(const QString, text);
    QFETCH(const QString, refused);
    const auto checked = checkRowFields(text);
    QCOMPARE(checked.has_value(), refused.isNull());
    if (!checked) {
        QCOMPARE(checked.error().code, u"unknown-row-field"_s);
        QCOMPARE(checked.error().detail, refused);
    }
}

void TestRowFields::letsNoNameBecomeMarkup_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    QTest::newRow("letters of all the world") << u"Ñandú مرحبا 日本 7"_s << u"Ñandú مرحبا 日本 7"_s;
    QTest::newRow("quotes") << u"''Bold''"_s << u"&#39;&#39;Bold&#39;&#39;"_s;
    QTest::newRow("a list") << u"*a:b;c#d"_s << u"&#42;a&#58;b&#59;c&#35;d"_s;
    QTest::newRow("links and templates")
        << u"[[a]]{{b|c}}<d>"_s << u"&#91;&#91;a&#93;&#93;&#123;&#123;b&#124;c&#125;&#125;&#60;d&#62;"_s;
    QTest::newRow("an address") << u"http://a.b"_s << u"http&#58;&#47;&#47;a&#46;b"_s;
    QTest::newRow("a signature") << u"~~~~"_s << u"&#126;&#126;&#126;&#126;"_s;
    QTest::newRow("a magic link") << u"RFC 2119"_s << u"RFC&#32;2119"_s;
    QTest::newRow("a switch") << u"__TOC__"_s << u"&#95;&#95;TOC&#95;&#95;"_s;
    QTest::newRow("a line end") << u"a\nb"_s << u"a&#10;b"_s;
    QTest::newRow("an entity") << u"&lt;"_s << u"&#38;lt&#59;"_s;
    QTest::newRow("a field") << u"%{user}"_s << u"&#37;&#123;user&#125;"_s;
}

void TestRowFields::letsNoNameBecomeMarkup()
{
    QFETCH(const QString, name);
    QFETCH(const QString, safe);
    QCOMPARE(plainInWikitext(name), safe);
}

QTEST_GUILESS_MAIN(TestRowFields)
#include "rowfields.moc"
