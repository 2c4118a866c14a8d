// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bidi.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestBidi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrowsPointOnAndThoseOfNamesStay()
    {
        QCOMPARE(withArrowsTurned(isolated(u"Old"_s) + u" → "_s + isolated(u"A → B"_s) + u" →"_s),
                 isolated(u"Old"_s) + u" ← "_s + isolated(u"A → B"_s) + u" ←"_s);
        QCOMPARE(withArrowsTurned(u"no arrow"_s), u"no arrow"_s);
    }
};

QTEST_GUILESS_MAIN(TestBidi)
#include "bidi.moc"
