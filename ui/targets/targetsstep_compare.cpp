// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the step that compares a source: with others, with its page as it is, with an earlier revision.
#include "engine/targets/listsaver.h"
#include "models/bidi.h"
#include "ui/lists/comparewindow.h"
#include "ui/lists/revisionchooser.h"
#include "ui/targets/sourcesbar.h"
#include "ui/targets/targetsstep.h"
#include "ui/widgets/metrics.h"

#include <QCoroTask>
#include <QMenu>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

void TargetsStep::listenToComparing()
{
    connect(m_sourcesBar, &SourcesBar::compareWanted, this, &TargetsStep::compareSource);
    connect(m_sourcesBar, &SourcesBar::compareRevisionWanted, this, &TargetsStep::chooseRevision);
    connect(m_sourcesBar, &SourcesBar::compareNowWanted, this, [this](char16_t letter) {
        for (const TargetSource &source : m_session.document().sources()) {
            if (source.letter == letter)
                m_session.targetsWork().readNow(
                    source, [this, source](const TargetSource &now) { compare(source, now); });
        }
    });
}

void TargetsStep::compareSource(char16_t letter)
{
    const QList<TargetSource> sources = m_session.document().sources();
    const auto chosen = std::ranges::find(sources, letter, &TargetSource::letter);
    if (chosen == sources.end())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const TargetSource &other : sources) {
        if (other.letter != letter)
            menu->addAction(
                tr("%1: %2").arg(QChar(other.letter)).arg(QString(other.name).replace(u'&', u"&&"_s)), this,
                [this, left = *chosen, other] { compare(left, other); });
    }
    menu->addSeparator();
    const auto with = [this, left = *chosen](const TargetSource &right) { compare(left, right); };
    m_session.shelf().offerDrafts(
        menu->addMenu(tr("List of another draft")), [this] { return m_session.document().id(); }, with);
    m_session.shelf().offerDeliveries(menu->addMenu(tr("Who got an earlier delivery")), with);
    m_session.shelf().offerKeptLists(menu->addMenu(tr("List kept on this computer")), with);
    m_session.shelf().offerExcludeLists(menu->addMenu(tr("Exclude list")), with);
    menu->popup(m_sourcesBar->mapToGlobal(QPoint(scaled(16, this), m_sourcesBar->height())));
}

void TargetsStep::compare(const TargetSource &left, const TargetSource &right)
{
    auto *comparison = new CompareWindow(left, right, m_session.desk().names(), window());
    connect(
        comparison, &CompareWindow::sourceWanted, this, [this](const QString &name, const TargetRows &rows) {
            m_session.document().addSource(
                {.name = name, .origin = {.kind = SourceKind::Paste}, .read = m_session.now(), .rows = rows});
        });
    comparison->show();
}

/// Its revisions, and then the list as it was beside the list as it was read.
void TargetsStep::chooseRevision(char16_t letter)
{
    const QList<TargetSource> sources = m_session.document().sources();
    const auto source = std::ranges::find(sources, letter, &TargetSource::letter);
    const std::shared_ptr<Wikis> wikis = m_session.desk().wikis();
    if (source == sources.end())
        return;
    const ListSource page{source->origin.wiki, source->origin.id};
    if (!wikis) {
        tellFailed(m_session.desk().trouble().value_or(Error{ErrorKind::NeedsFix, u"sign-in"_s, {}}),
                   page.page);
        return;
    }
    auto *chooser = new RevisionChooser(wikis, page, source->origin.revision, window());
    connect(chooser, &RevisionChooser::chosen, this,
            [this, wikis, page, now = *source](const SeenRevision &revision) {
                QCoro::connect(readListAt(wikis, page, revision.revision), this,
                               [this, now, revision](const Result<LoadedList> &list) {
                                   if (!list) {
                                       tellFailed(list.error(), now.name);
                                       return;
                                   }
                                   TargetSource then = now;
                                   then.origin.revision = revision.revision;
                                   then.rows = list->page.rows;
                                   then.read = QDateTime::fromString(revision.time, Qt::ISODate);
                                   compare(then, now);
                               });
            });
    chooser->show();
}

} // namespace paperround
