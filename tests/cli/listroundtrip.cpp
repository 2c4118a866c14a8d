// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Random lists through every format and back; PAPERROUND_LISTS says how many, PAPERROUND_SEED begins
// elsewhere.
#include "cli/listfile.h"
#include "domain/targets/listwriter.h"
#include "domain/targets/targettext.h"

#include <QRandomGenerator>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(paperround::ListFile)

namespace {

KnownSites farm()
{
    KnownSites sites{u"meta.test"_s, {u"en.wiki.test"_s, u"de.wiki.test"_s, u"127.0.0.1:8082"_s}};
    sites.names.add(u"enwiki"_s, u"en.wiki.test"_s, SiteNames::Kind::Database);
    return sites;
}

QString randomTitle(QRandomGenerator &random)
{
    static const QStringList pieces{
        u"User talk:"_s, u"A"_s,      u"b"_s,  u" "_s,     u"@"_s, u"'"_s,      u"\""_s,   u","_s,
        u";"_s,          u"="_s,      u"+"_s,  u"-"_s,     u"*"_s, u"/"_s,      u"//"_s,   u"1e3"_s,
        u"نقاش"_s,       u"利用者"_s, u"𐐀"_s,  u"é"_s,     u"."_s, u":"_s,      u"("_s,    u"\\"_s,
        u"&"_s,          u"%"_s,      u"!"_s,  u"title"_s, u"~"_s, u"\u2028"_s, u"=1+1"_s, u"\u00ad"_s,
        u"_"_s,          u"wiki"_s,   u"$1"_s, u"\uff1d"_s};
    for (;;) {
        QString raw;
        for (int i = random.bounded(1, 8); i > 0; --i)
            raw += pieces.at(random.bounded(int(pieces.size())));
        // An address is never a title here: that is one of the differences from the list editor, on purpose.
        if (const auto title = cleanTitle(raw, FirstLetter::Upper);
            title && cleanTitle(*title, FirstLetter::Upper) == title)
            return *title;
    }
}

} // namespace

class TestListRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsBackEveryPage_data()
    {
        QTest::addColumn<ListFile>("format");
        QTest::addColumn<ListFormat>("reader");
        QTest::newRow("lines") << ListFile::Lines << ListFormat::Lines;
        QTest::newRow("csv") << ListFile::Csv << ListFormat::Csv;
        QTest::newRow("tsv") << ListFile::Tsv << ListFormat::Tsv;
        QTest::newRow("json") << ListFile::JsonArray << ListFormat::Auto;
        QTest::newRow("massmessage") << ListFile::MassMessageJson << ListFormat::Auto;
        QTest::newRow("wikitext") << ListFile::Wikitext << ListFormat::Auto;
        QTest::newRow("ods") << ListFile::Ods << ListFormat::Auto;
    }

    void bringsBackEveryPage()
    {
        QFETCH(ListFile, format);
        QFETCH(ListFormat, reader);
        bool ok = false;
        const int told = qEnvironmentVariableIntValue("PAPERROUND_LISTS", &ok);
        const auto sites = farm();
        const QStringList wikis{u"meta.test"_s, u"en.wiki.test"_s, u"de.wiki.test"_s, u"127.0.0.1:8082"_s};
        const ListFacts facts{
            .home = sites.home, .description = u"\"a\"\n"_s, .databases = {{u"en.wiki.test"_s, u"enwiki"_s}}};
        QRandomGenerator random(quint32(qEnvironmentVariableIntValue("PAPERROUND_SEED")) + 1);
        for (int list = 0; list < (ok ? told : 500); ++list) {
            TargetRows rows;
            QStringList expected;
            for (int i = random.bounded(1, 6); i > 0; --i) {
                const Target target{randomTitle(random), wikis.at(random.bounded(int(wikis.size()))), 1};
                if (const auto line = targetLine(target); !expected.contains(line)) {
                    expected.append(line);
                    rows.append({target, {}});
                }
            }
            const auto written = writeList(rows, format, facts);
            const auto text = listTextOf(written.bytes);
            QVERIFY2(text, written.bytes.constData());
            const auto parsed = parseList(*text, sites, reader);
            QStringList back;
            for (const Target &target : parsed.targets)
                back.append(targetLine(target));
            QVERIFY2(parsed.problems.isEmpty() && back == expected, written.bytes.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestListRoundTrip)
#include "listroundtrip.moc"
