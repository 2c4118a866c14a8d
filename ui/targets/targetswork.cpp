// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/targetswork.h"

#include "domain/targets/pageaddress.h"
#include "domain/targets/targettext.h"
#include "domain/targets/wikiaddress.h"
#include "models/recipewords.h"

#include <QCoroTask>
#include <QFileInfo>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

QList<Target> pagesOf(const TargetRows &rows)
{
    QList<Target> pages;
    for (int row = 0; row < rows.size(); ++row) {
        if (rows.isPage(row))
            pages.append(rows.at(row).target);
    }
    return pages;
}

} // namespace

TargetsWork::TargetsWork(DraftDocument &document, const Desk &desk, const Clock &clock,
                         DeliveryEngine &engine, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_desk(desk)
    , m_clock(clock)
    , m_health(document, desk, clock, engine)
    , m_suggestions(desk, clock)
{
    connect(&m_document, &DraftDocument::opened, this, &TargetsWork::forget);
    connect(&m_desk, &Desk::changed, this, &TargetsWork::forget);
    connect(&m_desk, &Desk::changed, this, &TargetsWork::askSites);
    m_slow.setSingleShot(true);
    m_slow.setInterval(soon);
    connect(&m_slow, &QTimer::timeout, this, [this] { setReading(m_slowName); });
    connect(&m_reader, &ListReader::busyChanged, this, [this] {
        if (!m_reader.isBusy())
            setReading({});
    });
    connect(&m_health, &HealthWork::finished, this, &TargetsWork::askWikis);
    connect(&m_health, &HealthWork::changed, this, &TargetsWork::stateChanged);
    askSites();
}

TargetsWork::~TargetsWork()
{
    m_stop.request_stop();
}

void TargetsWork::forget()
{
    ++m_accountsRound;
    giveUpPages();
    m_reader.cancel();
    m_accounts.clear();
    m_wikis.clear();
    Q_EMIT stateChanged();
}

void TargetsWork::setReading(const QString &name)
{
    m_reading = name;
    Q_EMIT stateChanged();
}

/// A short file is there before anybody could read that it is being read.
void TargetsWork::setReadingFile(const QString &path, const QString &name)
{
    if (QFileInfo(path).size() > ListReader::atOnce)
        setReading(name);
}

void TargetsWork::cancelReading()
{
    m_reader.cancel();
    giveUpPages();
    setReading({});
}

void TargetsWork::giveUpPages()
{
    m_stop.request_stop();
    m_stop = {};
    m_loading = 0;
    m_slow.stop();
}

void TargetsWork::loadPage(const QString &wiki, const QString &page)
{
    const QString source = page.trimmed();
    if (!m_desk.wikis()) {
        Q_EMIT failed(m_desk.trouble().value_or(Error{ErrorKind::NeedsFix, u"sign-in"_s, {}}), source);
        return;
    }
    // A person may paste the page's address, or call its wiki by another of its names.
    const auto address = readPageAddress(source);
    const bool named = address && address->problem.isEmpty();
    const ListSource list{hostMeant(named ? address->site : wiki, m_sites).toLower(),
                          named ? address->title : source};
    readPage(list, [this, list](const LoadedList &loaded) {
        if (loaded.query)
            addFound(*loaded.query, loaded.parsed, recipeName(*loaded.query));
        else
            addSource(loaded.parsed, {SourceKind::Page, list.wiki, loaded.title, loaded.revision, loaded.url},
                      loaded.title);
    });
}

void TargetsWork::readPage(const ListSource &list, std::function<void(const LoadedList &)> then)
{
    ++m_loading;
    m_slowName = list.page;
    m_slow.start();
    Q_EMIT stateChanged();
    const std::stop_token stop = m_stop.get_token();
    const std::shared_ptr<Wikis> asked = m_desk.wikis()->until(stop);
    QCoro::connect(loadList(asked, list), this,
                   [this, list, then = std::move(then), stop](const Result<LoadedList> &loaded) {
                       if (stop.stop_requested())
                           return;
                       if (--m_loading == 0)
                           m_slow.stop();
                       if (m_reading == list.page)
                           m_reading.clear();
                       Q_EMIT stateChanged();
                       if (loaded)
                           then(*loaded);
                       else
                           Q_EMIT failed(loaded.error(), list.page);
                   });
}

void TargetsWork::reread(char16_t letter)
{
    for (const TargetSource &source : m_document.sources()) {
        if (source.letter != letter)
            continue;
        readNow(source, [this](const TargetSource &now) { readAnew(now); });
        return;
    }
}

void TargetsWork::readNow(const TargetSource &source, std::function<void(const TargetSource &)> then)
{
    const auto take = [this, then = std::move(then)](TargetSource now, const TargetRows &rows) {
        now.rows = rows;
        now.read = m_clock.now();
        then(now);
    };
    if (source.origin.kind == SourceKind::Page && m_desk.wikis()) {
        readPage({source.origin.wiki, source.origin.id}, [source, take](const LoadedList &loaded) {
            TargetSource now = source;
            now.origin.revision = loaded.revision;
            now.origin.url = loaded.url;
            take(now, rowsOf(loaded.parsed));
        });
    } else if (source.origin.kind == SourceKind::File) {
        m_reader.readFile(source.origin.id, m_sites, ListReader::Tables::Read,
                          [this, source, take](const Result<ReadList> &list) {
                              if (list)
                                  take(source, list->rows);
                              else
                                  Q_EMIT failed(list.error(), source.name);
                          });
        setReadingFile(source.origin.id, source.name);
    }
}

/// Its rows as they are now, unless the source was taken out meanwhile.
void TargetsWork::readAnew(TargetSource now)
{
    for (const TargetSource &source : m_document.sources()) {
        if (source.letter != now.letter || source.origin.kind != now.origin.kind
            || source.origin.id != now.origin.id)
            continue;
        const SourceReading reading{source.name, source.read,
                                    changeBetween(pagesOf(source.rows), pagesOf(now.rows))};
        now.name = source.name; // it may have been given one meanwhile
        now.read = m_clock.now();
        m_document.rereadSource(now.letter, now);
        Q_EMIT readAgain(reading);
        return;
    }
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

ListReader::Told TargetsWork::takeAs(const SourceOrigin &origin, const QString &name)
{
    return [this, origin, name](const Result<ReadList> &list) {
        if (!list)
            Q_EMIT failed(list.error(), name);
        else if (list->isTable)
            Q_EMIT tableFound(list->table, list->bytes, name);
        else
            addRead(*list, origin, name);
    };
}

void TargetsWork::addText(const QString &text, const QString &source)
{
    m_reader.parse(text, m_sites, takeAs({.kind = SourceKind::Paste}, source));
    if (text.size() > ListReader::atOnce)
        setReading(source);
}

void TargetsWork::addFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    m_reader.readFile(path, m_sites, ListReader::Tables::AskFirst,
                      takeAs({.kind = SourceKind::File, .id = path}, name));
    setReadingFile(path, name);
}

void TargetsWork::addTable(const ListText &table, const TableLayout &layout, const QString &name)
{
    m_reader.parse(table, layout, m_sites, takeAs({.kind = SourceKind::Paste}, name));
    if (table.text.size() > ListReader::atOnce)
        setReading(name);
}

void TargetsWork::addLines(const QString &text, int place)
{
    if (text.size() > ListReader::atOnce)
        return addText(text, tr("pasted"));
    const ParsedTargets parsed = parseTargets(text, m_sites);
    QList<TargetEntry> entries = entriesOf(parsed, tr("pasted"));
    if (entries.isEmpty() || entries.size() > mostOwnRows) {
        add(parsed, tr("pasted"));
        return;
    }
    for (TargetEntry &entry : entries) // lines of a clipboard say nothing later
        entry.target.line = entry.problem.line = 0;
    m_document.edit(m_document.targets().insertion(entries, place), tr("pasted targets"));
    Q_EMIT added(static_cast<int>(parsed.targets.size()), static_cast<int>(parsed.problems.size()),
                 tr("pasted"));
}

void TargetsWork::add(const ParsedTargets &parsed, const QString &source)
{
    addSource(parsed, {.kind = SourceKind::Paste}, source);
}

void TargetsWork::addFound(const Recipe &recipe, const ParsedTargets &parsed, const QString &name)
{
    const SourceOrigin origin{SourceKind::Recipe, recipe.wiki, QString::fromUtf8(recipeToText(recipe))};
    for (const TargetSource &source : m_document.sources()) {
        if (source.origin != origin)
            continue;
        TargetSource now = source;
        now.rows = rowsOf(parsed);
        readAnew(now);
        return;
    }
    addSource(parsed, origin, name);
}

void TargetsWork::addSource(const ParsedTargets &parsed, const SourceOrigin &origin, const QString &name)
{
    addRead({.rows = rowsOf(parsed),
             .targets = static_cast<int>(parsed.targets.size()),
             .problems = static_cast<int>(parsed.problems.size())},
            origin, name);
}

void TargetsWork::addRead(const ReadList &list, const SourceOrigin &origin, const QString &name)
{
    if (list.targets + list.problems == 0) {
        Q_EMIT failed({ErrorKind::Input, u"empty-list"_s, name}, name);
        return;
    }
    TargetSource source{.name = name, .origin = origin, .read = m_clock.now(), .rows = list.rows};
    if (m_document.addSource(std::move(source)))
        Q_EMIT added(list.targets, list.problems, name);
    else
        Q_EMIT failed({ErrorKind::Input, u"too-many-sources"_s, name}, name);
}

QUrl TargetsWork::pageUrl(const Target &target) const
{
    const auto facts = m_wikis.constFind(target.wiki);
    return facts == m_wikis.cend() ? QUrl() : paperround::pageUrl(*facts, target.title);
}

void TargetsWork::askWikis()
{
    m_accounts.clear();
    m_withoutMassMessage = 0;
    const quint64 round = ++m_accountsRound;
    if (!m_desk.wikis())
        return;
    // Only wikis that will be posted to: the check has sorted out those outside the farm.
    const QList<WikiShare> shares = m_document.targets().shares();
    for (const WikiShare &share : shares) {
        if (share.willBeSent == 0)
            continue;
        const bool signedIn = m_desk.account().has_value();
        if (signedIn)
            QCoro::connect(m_desk.wikis()->accountFacts(share.wiki), this,
                           [this, round](const Result<AccountFacts> &facts) {
                               if (round != m_accountsRound || !facts)
                                   return; // a wiki that does not answer is told by the check of its pages
                               m_accounts.append(*facts);
                               Q_EMIT stateChanged();
                           });
        QCoro::connect(m_desk.wikis()->facts(share.wiki), this,
                       [this, round, signedIn](const Result<WikiFacts> &facts) {
                           if (round == m_accountsRound && facts)
                               takeFacts(*facts, signedIn);
                       });
    }
}

void TargetsWork::takeFacts(const WikiFacts &facts, bool countExtensions)
{
    m_wikis.insert(facts.wiki, facts);
    if (!countExtensions || facts.extensions.contains(u"MassMessage"_s))
        return;
    ++m_withoutMassMessage;
    Q_EMIT stateChanged();
}

} // namespace paperround
