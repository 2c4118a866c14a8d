// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/ownedits.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestOwnEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackFromWhatIsKept()
    {
        OwnEdits edits;
        edits.removed = {u"A@w"_s, u"B@w"_s};
        edits.leftOut = {u"C@w"_s};
        edits.renamed = {{u"D@w"_s, {u"E"_s, u"v"_s}}};
        edits.moved = {{u"F@w"_s, u"G@w"_s}, {u"H@w"_s, QString(AtTheBeginning)}};
        edits.added = {{.row = {{u"I"_s, u"w"_s, 3, u"* I"_s}, {}}, .included = false, .note = u"pasted"_s},
                       {.row = {{{}, {}, 4}, {4, u"<x>"_s, u"invalidtitle"_s}}, .behind = u"I@w"_s}};
        QCOMPARE(editsFromJson(editsToJson(edits)), edits);
        QVERIFY(editsToJson({}).isEmpty());
        QCOMPARE(editsFromJson({}), OwnEdits());
    }

    void passesOverWhatItDidNotWrite()
    {
        const OwnEdits edits = editsFromJson(
            R"({"removed":[7,"A@w"],"renamed":{"B@w":["only one"]},"moved":{"C@w":3},"added":"none"})");
        OwnEdits expected;
        expected.removed = {u"A@w"_s};
        QCOMPARE(edits, expected);
        QCOMPARE(editsFromJson("no JSON"), OwnEdits());
    }
};

QTEST_GUILESS_MAIN(TestOwnEdits)
#include "ownedits.moc"
