// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/previewgroupsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

class PreviewGroupsModelTest : public QObject
{
    Q_OBJECT

    static PreviewResult result(const QString &wiki, const QString &language, const QString &html)
    {
        return {.wiki = wiki, .language = language, .pages = 2, .html = html};
    }

private Q_SLOTS:
    void wikisWhoseReadersSeeTheSameAreOneGroup()
    {
        PreviewGroupsModel model;
        const QAbstractItemModelTester tester(&model);
        model.add(result(u"a.test"_s, u"en"_s, u"<a href=\"https://a.test/x\">News</a> 14:02"_s));
        model.add(result(u"b.test"_s, u"fr"_s, u"<a href=\"https://b.test/x\">News</a> 14:03"_s));
        model.add(result(u"c.test"_s, u"fr"_s, u"Nouvelles"_s));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.wikis(), 3);
        QCOMPARE(model.group(0).pages(), 4);
        QCOMPARE(model.index(1).data().toString(), u"français"_s);
    }

    void directionAndMissingTemplatesKeepGroupsApart()
    {
        PreviewGroupsModel model;
        PreviewResult plain = result(u"a.test"_s, u"en"_s, u"x"_s);
        model.add(plain);
        plain.rightToLeft = true;
        model.add(plain);
        plain.missingTemplates = {u"Tracked"_s, u"Foo"_s};
        model.add(plain);
        plain.wiki = u"b.test"_s;
        model.add(plain);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(2).data(PreviewGroupsModel::ProblemsRole).toInt(), 2);
        QCOMPARE(model.missingTemplates().value(u"Tracked"_s), 2);
    }

    void redLinksAndFilesAreCountedBesideTheirWikiAndKeepGroupsApart()
    {
        PreviewGroupsModel model;
        PreviewResult wiki = result(u"a.test"_s, u"en"_s, u"x"_s);
        model.add(wiki);
        wiki.redLinks = {u"Help:A"_s, u"B"_s};
        model.add(wiki);
        wiki.missingFiles = {u"C.png"_s};
        wiki.missingTemplates = {u"T"_s};
        model.add(wiki);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.group(0).problems(), 0);
        QCOMPARE(model.group(1).problems(), 2);
        QCOMPARE(model.group(2).wikis[0].problems(), 4);
    }

    void wikisThatNobodyHasAskedStandLastAndSayNothing()
    {
        PreviewGroupsModel model;
        const QAbstractItemModelTester tester(&model);
        PreviewResult later = result(u"b.test"_s, u"en"_s, {});
        later.isLater = true;
        model.add(later);
        later.wiki = u"c.test"_s;
        model.add(later);
        model.add(result(u"a.test"_s, u"en"_s, u"x"_s));
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!model.group(0).isLater() && model.group(1).isLater());
        QCOMPARE(model.wikis(), 1);
        QCOMPARE(model.later(), 2);
        QCOMPARE(model.index(1).data(PreviewGroupsModel::ProblemsRole).toInt(), -1);
        QVERIFY(!model.take(u"a.test"_s));
        QCOMPARE(model.take(u"c.test"_s)->wiki, u"c.test"_s);
        QVERIFY(model.take(u"b.test"_s));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.later(), 0);
    }

    void theSegmentIsNamedWhereAllOfAGroupAreForIt()
    {
        PreviewGroupsModel model;
        const QAbstractItemModelTester tester(&model);
        const auto forEditors = [](PreviewResult shown) {
            shown.segment = u"Editors"_s;
            return shown;
        };
        const QString isolatedEditors = u"\u2068Editors\u2069"_s;
        model.add(result(u"a.test"_s, u"fr"_s, u"For all"_s));
        model.add(forEditors(result(u"a.test"_s, u"fr"_s, u"For editors"_s)));
        model.add(forEditors(result(u"b.test"_s, u"fr"_s, u"For editors"_s)));
        QCOMPARE(model.index(0).data().toString(), u"français"_s);
        QCOMPARE(model.index(1).data().toString(), u"français · "_s + isolatedEditors);
        QCOMPARE(model.index(1).data(Qt::ToolTipRole).toString(),
                 u"a.test · %1\nb.test · %1"_s.arg(isolatedEditors));
        QCOMPARE(model.results(), 3);
        QCOMPARE(model.wikis(), 2);
        // Where a segment reads what the others do, there is nothing to name.
        model.add(forEditors(result(u"c.test"_s, u"fr"_s, u"For all"_s)));
        QCOMPARE(model.index(0).data().toString(), u"français"_s);
        QCOMPARE(model.group(0).wikiCount(), 2);
        model.add(result(u"b.test"_s, u"fr"_s, u"For editors"_s));
        QCOMPARE(model.index(1).data().toString(), u"français"_s);
        QCOMPARE(model.group(1).wikiCount(), 2); // Of three results.
    }

    void aWikiIsCountedOnceForAllItsSegments()
    {
        PreviewGroupsModel model;
        PreviewResult all = result(u"a.test"_s, u"fr"_s, u"For all"_s);
        all.missingTemplates = {u"T"_s};
        model.add(all);
        PreviewResult editors = result(u"a.test"_s, u"fr"_s, u"For editors"_s);
        editors.segment = u"Editors"_s;
        editors.missingTemplates = {u"T"_s};
        model.add(editors);
        QCOMPARE(model.missingTemplates().value(u"T"_s), 1);
        PreviewResult failed = result(u"b.test"_s, u"fr"_s, {});
        failed.error = Error{ErrorKind::Temporary, u"timeout"_s, {}};
        model.add(failed);
        failed.segment = u"Editors"_s;
        model.add(failed);
        QCOMPARE(model.failedWikis(), 1);
        PreviewResult later = result(u"a.test"_s, u"fr"_s, {});
        later.segment = u"Readers"_s;
        later.isLater = true;
        model.add(later);
        QCOMPARE(model.wikis(), 1); // Not all of a.test is known.
        QVERIFY(!model.take(u"a.test"_s));
        QCOMPARE(model.take(later.place())->segment, u"Readers"_s);
        QCOMPARE(model.wikis(), 2);
    }

    void aWikiThatCannotRenderIsAGroupWithAProblem()
    {
        PreviewGroupsModel model;
        PreviewResult failed = result(u"a.test"_s, u"en"_s, {});
        failed.error = Error{ErrorKind::Temporary, u"timeout"_s, {}};
        model.add(failed);
        QCOMPARE(model.failedWikis(), 1);
        QCOMPARE(model.index(0).data(PreviewGroupsModel::ProblemsRole).toInt(), 1);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::PreviewGroupsModelTest)
#include "previewgroupsmodel.moc"
