// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A second process for the tests: opens a data directory, says what came of it, and holds it until its
// standard input ends or it is killed. `holder write|read|claim|fill DIR`.
#include "store/storetest.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace paperround;
using namespace paperround::test;

namespace {

/// A ledger as tests/store/data keeps one of each version.
bool fill(Store &store)
{
    const QString id = u"aaaaaaaaaa"_s;
    const AttemptPlan plan = planFor(id, row(1, u"User talk:Reader 1"_s));
    Draft draft;
    draft.id = u"draft1"_s;
    draft.message.subject = u"Next issue"_s;
    return await(store.ledger().create(delivery(id), plannedRows(3))) && await(claim(&store.ledger(), plan))
        && await(store.ledger().record({deliveredChange(plan)})) && await(store.drafts().save(draft))
        && await(store.searchable());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const QString verb = arguments.value(1);
    QTextStream out(stdout);
    auto store = await(
        Store::open(arguments.value(2), verb == u"read"_s ? Store::Access::ReadOnly : Store::Access::Writer));
    if (!store) {
        out << store.error().code << Qt::endl;
        return 1;
    }
    if (verb == u"fill"_s)
        return fill(**store) ? 0 : 1;
    if (verb == u"claim"_s && !await(claim(&(*store)->ledger(), planFor(u"aaaaaaaaaa"_s, row(1)))))
        return 1;
    out << "open" << Qt::endl;
    QTextStream(stdin).readAll();
    return 0;
}
