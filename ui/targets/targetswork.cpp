// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/targetswork.h"

#include "cli/files.h"
#include "cli/listfile.h"
#include "domain/targets/targettext.h"
#include "engine/targets/listloader.h"

#include <QCoroTask>
#include <QFileInfo>

namespace paperround {

using namespace Qt::StringLiterals;

TargetsWork::TargetsWork(DraftDocument &document, const Desk &desk, const Clock &clock,
                         DeliveryEngine &engine, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_desk(desk)
    , m_health(document, desk, clock, engine)
{
    connect(&m_document, &DraftDocument::opened, this, &TargetsWork::forget);
    connect(&m_desk, &Desk::changed, this, &TargetsWork::forget);
    connect(&m_desk, &Desk::changed, this, &TargetsWork::askSites);
    connect(&m_health, &HealthWork::finished, this, &TargetsWork::askWikis);
    connect(&m_health, &HealthWork::changed, this, &TargetsWork::stateChanged);
    askSites();
}

void TargetsWork::forget()
{
    ++m_round;
    ++m_accountsRound;
    m_loading = false;
    m_accounts.clear();
    Q_EMIT stateChanged();
}

void TargetsWork::loadPage(const QString &wiki, const QString &page)
{
    const QString source = page.trimmed();
    if (!m_desk.wikis()) {
        Q_EMIT failed(m_desk.trouble().value_or(Error{ErrorKind::NeedsFix, u"sign-in"_s, {}}), source);
        return;
    }
    m_loading = true;
    Q_EMIT stateChanged();
    const ListSource list{wiki.trimmed().toLower(), source};
    QCoro::connect(loadList(m_desk.wikis(), list), this,
                   [this, list, round = m_round](const Result<LoadedList> &loaded) {
                       if (round != m_round)
                           return;
                       m_loading = false;
                       Q_EMIT stateChanged();
                       if (!loaded) {
                           Q_EMIT failed(loaded.error(), list.page);
                           return;
                       }
                       m_document.setList({list.wiki, loaded->title}, loaded->url);
                       add(loaded->parsed, loaded->title);
                   });
}

void TargetsWork::askSites()
{
    m_sites = {.home = m_desk.farm().home};
    if (!m_desk.wikis())
        return;
    QCoro::connect(m_desk.wikis()->knownSites(), this,
                   [this, home = m_sites.home](const Result<KnownSites> &sites) {
                       if (sites && sites->home == home)
                           m_sites = withEveryHost(*sites);
                   });
}

void TargetsWork::addText(const QString &text, const QString &source)
{
    add(parseTargets(text, m_sites), source);
}

void TargetsWork::addFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    const auto bytes = readInput(path, LargestListFile);
    if (!bytes) {
        Q_EMIT failed(bytes.error(), name);
        return;
    }
    const auto list = listTextOf(*bytes);
    if (!list)
        Q_EMIT failed({list.error().kind, list.error().code, name}, name);
    else if (isTable(*list, m_sites))
        Q_EMIT tableFound(*bytes, name);
    else
        add(parseList(*list, m_sites), name);
}

void TargetsWork::add(const ParsedTargets &parsed, const QString &source)
{
    const QList<TargetEntry> entries = entriesOf(parsed, source);
    if (entries.isEmpty()) {
        Q_EMIT failed({ErrorKind::Input, u"empty-list"_s, source}, source);
        return;
    }
    const TargetEdit edit = m_document.targets().insertion(entries);
    m_document.edit(edit, source.isEmpty() ? tr("pasted targets") : tr("targets of %1").arg(source));
    Q_EMIT added(static_cast<int>(parsed.targets.size()), static_cast<int>(parsed.problems.size()), source);
}

void TargetsWork::askWikis()
{
    m_accounts.clear();
    m_withoutMassMessage = 0;
    const quint64 round = ++m_accountsRound;
    if (!m_desk.account() || !m_desk.wikis())
        return;
    // Only wikis that will be posted to: the check has sorted out those outside the farm.
    const QList<WikiShare> shares = m_document.targets().shares();
    for (const WikiShare &share : shares) {
        if (share.willBeSent == 0)
            continue;
        QCoro::connect(m_desk.wikis()->accountFacts(share.wiki), this,
                       [this, round](const Result<AccountFacts> &facts) {
                           if (round != m_accountsRound || !facts)
                               return; // a wiki that does not answer is told by the check of its pages
                           m_accounts.append(*facts);
                           Q_EMIT stateChanged();
                       });
        QCoro::connect(
            m_desk.wikis()->facts(share.wiki), this, [this, round](const Result<WikiFacts> &facts) {
                if (round != m_accountsRound || !facts || facts->extensions.contains(u"MassMessage"_s))
                    return;
                ++m_withoutMassMessage;
                Q_EMIT stateChanged();
            });
    }
}

} // namespace paperround
