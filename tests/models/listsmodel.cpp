// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listsmodel.h"

#include "models/translations.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

SourceUse use(const QString &draft, SourceKind kind, const QString &name, int rows)
{
    return {
        {.letter = u'B', .name = name, .origin = {kind, u"home.test"_s, name}}, rows, draft, draft + u"!"_s};
}

QStringList names(const ListsModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.at(row).name);
    return names;
}

QString plain(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

} // namespace

class ListsModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, QLocale::c()); }

    void keptListsComeFirstThenWhatDraftsUseThenExcludeLists()
    {
        ListsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setLists(
            {{u"k"_s, u"home.test"_s, u"Readers"_s, QDateTime::fromMSecsSinceEpoch(0, Qt::UTC), 3}},
            {use(u"one"_s, SourceKind::Recipe, u"Category"_s, 4),
             use(u"two"_s, SourceKind::Page, u"List"_s, 1)},
            {{u"Never"_s, {{u"User:Ada"_s, {}, {}, {}, {}}}}});
        QCOMPARE(names(model), QStringList({u"Readers"_s, u"List"_s, u"Category"_s, u"Never"_s}));
        const auto caption = [&model](int row) {
            return plain(model.index(row).data(ListsModel::CaptionRole).toString());
        };
        QCOMPARE(caption(0).section(u" · "_s, 0, 2), u"Kept on this computer · 3 rows · for home.test"_s);
        QCOMPARE(caption(1), u"List page on home.test · 1 row · used by two!"_s);
        QCOMPARE(caption(2), u"Query of home.test · 4 rows · used by one!"_s);
        QCOMPARE(caption(3), u"Exclude list · 1 page or user gets no message"_s);
    }

    void aPageOfSeveralDraftsIsOneLineWithTheRowsThatAreThere()
    {
        ListsModel model;
        model.setLists(
            {},
            {use(u"old"_s, SourceKind::Page, u"List"_s, -1), use(u"new"_s, SourceKind::Page, u"List"_s, 9)},
            {});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(plain(model.at(0).caption), u"List page on home.test · used by old!, new!"_s);
        QCOMPARE(model.at(0).id, u"new"_s);
        QCOMPARE(model.at(0).letter, u'B');
    }

    void aListIsFoundAgainByWhatItIs()
    {
        ListsModel model;
        model.setLists({{u"k"_s, {}, u"Readers"_s, {}, 3}}, {use(u"one"_s, SourceKind::Page, u"List"_s, 1)},
                       {{u"Never"_s, {}}});
        ListEntry entry = model.at(0);
        entry.name = u"Renamed"_s;
        QCOMPARE(model.rowOf(entry), 0);
        QCOMPARE(model.rowOf(model.at(1)), 1);
        QCOMPARE(model.rowOf(model.at(2)), 2);
        QCOMPARE(model.rowOf({.kind = ListEntry::Kind::Kept, .id = u"gone"_s}), -1);
    }

    void aCopyHasANameOfItsOwn()
    {
        ListsModel model;
        model.setLists({{u"a"_s, {}, u"Readers"_s, {}, 0}, {u"b"_s, {}, u"Readers (2)"_s, {}, 0}}, {}, {});
        QCOMPARE(model.freeName(ListEntry::Kind::Kept, u"Readers"_s), u"Readers (3)"_s);
        QCOMPARE(model.freeName(ListEntry::Kind::Excluded, u"Readers"_s), u"Readers (2)"_s);
        QVERIFY(model.freeName(ListEntry::Kind::Kept, QString(100, u'x')).size() <= 100);
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::ListsModelTest)
#include "listsmodel.moc"
