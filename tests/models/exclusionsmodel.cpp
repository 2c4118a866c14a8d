// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exclusionsmodel.h"

#include "models/bidi.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestExclusionsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_model.setEntries(entries()); }

    void showsWhoWhereAndWhy()
    {
        const QAbstractItemModelTester tester(&m_model);
        QCOMPARE(m_model.rowCount(), 2);
        QCOMPARE(cell(0, ExclusionsModel::PageColumn), isolated(u"User:Ana"_s));
        QCOMPARE(cell(0, ExclusionsModel::WikiColumn), u"every wiki"_s);
        QCOMPARE(cell(0, ExclusionsModel::ReasonColumn), isolated(u"asked on 3 May"_s));
        QCOMPARE(cell(1, ExclusionsModel::WikiColumn), u"a.test"_s);
        QCOMPARE(cell(1, ExclusionsModel::ReasonColumn), QString());
    }

    void findsByPageWikiAndReason()
    {
        for (const auto &[text, row] : {std::pair(u"ANA"_s, 0), std::pair(u"every"_s, 0),
                                        std::pair(u"3 may"_s, 0), std::pair(u"a.te"_s, 1)}) {
            m_model.setText(text);
            QCOMPARE(m_model.rowCount(), 1);
            QCOMPARE(m_model.at(0), entries()[row]);
        }
        m_model.setText({});
    }

    void tellsAReasonThatWasWrittenAndKeepsTheOldOneUntilItIsKept()
    {
        QSignalSpy written(&m_model, &ExclusionsModel::reasonWritten);
        const QModelIndex reason = m_model.index(1, ExclusionsModel::ReasonColumn);
        QVERIFY(!m_model.setData(reason, u""_s, Qt::EditRole)); // as it was
        QVERIFY(m_model.setData(reason, u" moved \n away"_s, Qt::EditRole));
        QCOMPARE(written.size(), 1);
        QCOMPARE(written[0][0].value<Exclusion>().reason, u"moved away"_s);
        QCOMPARE(written[0][0].value<Exclusion>().title, u"Talk:B"_s);
        QCOMPARE(reason.data().toString(), QString());
        QVERIFY(!m_model.setData(m_model.index(1, ExclusionsModel::PageColumn), u"X"_s, Qt::EditRole));
    }

    void findsARowByWhatItHolds()
    {
        QCOMPARE(m_model.rowOf({u"Talk:B"_s, u"a.test"_s, u"another reason"_s, {}, {}}), 1);
        QCOMPARE(m_model.rowOf({u"Talk:B"_s, {}, {}, {}, {}}), -1);
    }

private:
    static QList<Exclusion> entries()
    {
        return {{u"User:Ana"_s, {}, u"asked on 3 May"_s, {}, {}}, {u"Talk:B"_s, u"a.test"_s, {}, {}, {}}};
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return m_model.index(row, column).data().toString();
    }

    ExclusionsModel m_model;
};

QTEST_GUILESS_MAIN(TestExclusionsModel)
#include "exclusionsmodel.moc"
