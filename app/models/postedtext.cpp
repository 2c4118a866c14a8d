// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postedtext.h"

#include "domain/delivery/destination.h"
#include "domain/message/composition.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// The title as two spellings of it can be compared: namespace by number, rest with one kind of blank.
std::pair<int, QString> comparable(const QString &title, const WikiFacts &wiki)
{
    const int ns = namespaceOf(title, wiki);
    QString rest = ns == 0 ? title : title.section(u':', 1);
    rest = rest.replace(u'_', u' ').simplified();
    if (!rest.isEmpty() && wiki.namespaces.value(ns).firstLetterCase)
        rest[0] = rest[0].toUpper();
    return {ns, rest};
}

} // namespace

QString redirectedFrom(const Row &row, const WikiFacts &wiki)
{
    const QString asked = destinationOf(row.target.title, wiki);
    const bool elsewhere = !row.page.isEmpty() && comparable(asked, wiki) != comparable(row.page, wiki);
    return elsewhere ? asked : QString();
}

QString postedText(const Delivery &delivery, const Row &row, const WikiFacts &home, const WikiFacts &wiki)
{
    ComposeFacts facts;
    facts.message = delivery.message;
    facts.deliveryId = delivery.id;
    facts.row = row.number;
    facts.sender = delivery.account;
    facts.homeDbname = home.dbname.isEmpty() ? delivery.farm : home.dbname;
    facts.listUrl = delivery.listUrl;
    // Without the wiki's names for its namespaces every other spelling would look like a redirect.
    facts.redirectedFrom = wiki.namespaces.isEmpty() ? QString() : redirectedFrom(row, wiki);
    facts.page = row.page.isEmpty() ? row.target.title : row.page;
    return composeRow(facts, wiki).addition;
}

} // namespace paperround
