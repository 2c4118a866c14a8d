// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/revisionsmodel.h"

#include "models/bidi.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestRevisionsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheNewestFirstAndMarksTheKnownOne()
    {
        const QAbstractItemModelTester tester(&m_model);
        m_model.setKnown(12);
        m_model.setRevisions(revisions());
        QCOMPARE(m_model.rowCount(), 3);
        QCOMPARE(m_model.at(0).revision, 13);
        QCOMPARE(cell(0, RevisionsModel::AuthorColumn), isolated(u"Helen"_s));
        QCOMPARE(cell(0, RevisionsModel::RevisionColumn), u"13"_s);
        QCOMPARE(cell(1, RevisionsModel::RevisionColumn), u"12: as read"_s);
    }

    void saysWhatTheWikiHides()
    {
        m_model.setRevisions(revisions());
        QCOMPARE(cell(1, RevisionsModel::AuthorColumn), u"a hidden user"_s);
        QCOMPARE(cell(1, RevisionsModel::SummaryColumn), u"a hidden summary"_s);
        QCOMPARE(cell(2, RevisionsModel::SummaryColumn), QString());
    }

    void findsByAuthorAndSummary()
    {
        m_model.setRevisions(revisions());
        m_model.setText(u" TIDY "_s);
        QCOMPARE(m_model.rowCount(), 1);
        QCOMPARE(m_model.at(0).revision, 13);
        m_model.setText(u"ada"_s);
        QCOMPARE(m_model.at(0).revision, 11);
        m_model.setText({});
        QCOMPARE(m_model.rowCount(), 3);
    }

private:
    static QList<SeenRevision> revisions()
    {
        return {{11, u"Ada"_s, u""_s, u"2026-11-01T12:00:00Z"_s},
                {12, {}, {}, u"2026-11-02T12:00:00Z"_s},
                {13, u"Helen"_s, u"tidy up"_s, u"2026-11-03T12:00:00Z"_s}};
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return m_model.index(row, column).data().toString();
    }

    RevisionsModel m_model;
};

QTEST_GUILESS_MAIN(TestRevisionsModel)
#include "revisionsmodel.moc"
