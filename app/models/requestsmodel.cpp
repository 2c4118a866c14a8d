// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/requestsmodel.h"

#include "domain/review/decision.h"
#include "models/bidi.h"
#include "models/draftsmodel.h"
#include "models/optionwords.h"
#include "models/reviewwords.h"
#include "models/sentences.h"

#include <QLocale>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

QDateTime submittedAt(const QueuedRequest &queued)
{
    return queued.request ? queued.request->record.submitted : QDateTime();
}

QString subjectOf(const QueuedRequest &queued)
{
    return queued.request ? draftTitle(queued.request->submission().request.message.subject) : queued.title;
}

bool isOfUser(const QString &name, const QString &user)
{
    return !user.isEmpty() && normalUserName(name) == normalUserName(user);
}

} // namespace

RequestsModel::RequestsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void RequestsModel::setRequests(const QList<QueuedRequest> &requests, const QueueReader &reader,
                                const QDateTime &now)
{
    beginResetModel();
    m_requests = requests;
    std::ranges::stable_sort(m_requests, std::greater{}, submittedAt);
    m_reader = reader;
    m_now = now;
    arrange();
    endResetModel();
}

void RequestsModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = text.trimmed();
    arrange();
    endResetModel();
}

RequestsModel::Group RequestsModel::groupOf(const QueuedRequest &queued) const
{
    if (!queued.request)
        return Group::Unreadable;
    const RequestStanding &standing = queued.request->standing;
    const bool own = isOfUser(queued.request->submission().submitter, m_reader.user);
    switch (standing.state) {
    case RequestState::Submitted: {
        const bool said = std::ranges::any_of(standing.approvals, [this](const RecordedDecision &each) {
            return isOfUser(each.author, m_reader.user);
        });
        return m_reader.mayReview && !own && !said ? Group::WaitsForYou : Group::WaitsForOthers;
    }
    case RequestState::Returned:
        return own ? Group::WaitsForYou : Group::WaitsForOthers;
    case RequestState::Approved: // to be sent, by its submitter in the first place
        return own ? Group::WaitsForYou : Group::Decided;
    case RequestState::Withdrawn:
    case RequestState::Expired:
    case RequestState::Delivering:
    case RequestState::Finished:
        return Group::Decided;
    }
    Q_UNREACHABLE();
}

bool RequestsModel::matches(const QueuedRequest &queued) const
{
    return subjectOf(queued).contains(m_filter, Qt::CaseInsensitive)
        || queued.title.contains(m_filter, Qt::CaseInsensitive)
        || (queued.request && queued.request->submission().submitter.contains(m_filter, Qt::CaseInsensitive));
}

void RequestsModel::arrange()
{
    m_lines.clear();
    for (const Group group : {Group::WaitsForYou, Group::WaitsForOthers, Group::Decided, Group::Unreadable}) {
        const qsizetype head = m_lines.size();
        for (int i = 0; i < m_requests.size(); ++i) {
            if (groupOf(m_requests[i]) == group && matches(m_requests[i]))
                m_lines.append({group, i, 0});
        }
        if (const qsizetype count = m_lines.size() - head; count > 0)
            m_lines.insert(head, {group, -1, static_cast<int>(count)});
    }
}

const QueuedRequest *RequestsModel::at(int row) const
{
    if (row < 0 || row >= m_lines.size() || m_lines[row].request < 0)
        return nullptr;
    return &m_requests[m_lines[row].request];
}

int RequestsModel::rowOf(const QString &title) const
{
    for (int row = 0; row < m_lines.size(); ++row) {
        if (const QueuedRequest *queued = at(row); queued && queued->title == title)
            return row;
    }
    return -1;
}

QStringList RequestsModel::waitingForYou() const
{
    QStringList titles;
    for (const QueuedRequest &queued : m_requests) {
        if (groupOf(queued) == Group::WaitsForYou)
            titles.append(queued.title);
    }
    return titles;
}

int RequestsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

Qt::ItemFlags RequestsModel::flags(const QModelIndex &index) const
{
    return at(index.row()) ? QAbstractListModel::flags(index) : Qt::NoItemFlags;
}

QVariant RequestsModel::headData(const Line &line, int role) const
{
    const auto word = [&line] {
        switch (line.group) {
        case Group::WaitsForYou:
            return tr("Waiting for you");
        case Group::WaitsForOthers:
            return tr("Waiting for others");
        case Group::Decided:
            return tr("Decided");
        case Group::Unreadable:
            return tr("Not believed");
        }
        Q_UNREACHABLE();
    };
    switch (role) {
    case Qt::DisplayRole:
        return word();
    case Qt::AccessibleTextRole:
        return tr("%1, %L2").arg(word()).arg(line.count);
    case HeadRole:
        return true;
    case FactsRole:
        return QLocale().toString(line.count);
    default:
        return {};
    }
}

QString RequestsModel::factsOf(const QueuedRequest &queued) const
{
    if (!queued.request)
        return explain(*queued.error).what;
    const Submission &submission = queued.request->submission();
    return tr("%1 · %2", "so many pages, so many wikis")
        .arg(tr("%Ln page(s)", nullptr, submission.targetCount),
             tr("%Ln wiki(s)", nullptr, static_cast<int>(submission.wikis.size())));
}

QString RequestsModel::stateOf(const QueuedRequest &queued) const
{
    if (!queued.request)
        return tr("Not believed");
    const RequestStanding &standing = queued.request->standing;
    const bool looked = standing.state == RequestState::Submitted
        && !lookingWords(standing.looking, m_reader.user, m_now).isEmpty();
    return looked ? tr("Being looked at") : requestStateWord(standing.state);
}

QString RequestsModel::tipOf(const QueuedRequest &queued) const
{
    QStringList lines{queued.title.toHtmlEscaped()};
    if (queued.request) {
        for (const QString &words : lookingWords(queued.request->standing.looking, m_reader.user, m_now))
            lines.append(words.toHtmlEscaped());
    }
    return lines.join(u"<br>"_s);
}

QString RequestsModel::captionOf(const QueuedRequest &queued) const
{
    if (!queued.request)
        return isolated(queued.title);
    const QString submitter = queued.request->submission().submitter;
    return tr("%1 · %2", "who submitted it, when")
        .arg(isOfUser(submitter, m_reader.user) ? tr("You") : isolated(submitter),
             timeWords(queued.request->record.submitted));
}

QString RequestsModel::ageOf(const QueuedRequest &queued) const
{
    const QDateTime since = submittedAt(queued);
    if (!since.isValid())
        return {};
    const qint64 minutes = std::max<qint64>(0, since.secsTo(m_now) / 60);
    constexpr qint64 hour = 60;
    constexpr qint64 day = 24 * hour;
    if (minutes < hour)
        return tr("%L1 min").arg(minutes);
    return minutes < day ? tr("%L1 h").arg(minutes / hour) : tr("%L1 d").arg(minutes / day);
}

QVariant RequestsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QueuedRequest *queued = at(index.row());
    if (!queued)
        return headData(m_lines[index.row()], role);
    const QString state = stateOf(*queued);
    switch (role) {
    case Qt::DisplayRole:
        return isolated(subjectOf(*queued));
    case Qt::AccessibleTextRole:
        return QString(isolated(subjectOf(*queued)) + u". "_s + state + u". "_s + captionOf(*queued) + u". "_s
                       + factsOf(*queued));
    case Qt::ToolTipRole:
        return tipOf(*queued);
    case HeadRole:
        return false;
    case CaptionRole:
        return captionOf(*queued);
    case FactsRole:
        return factsOf(*queued);
    case AgeRole:
        return ageOf(*queued);
    case StateRole:
        return queued->request ? int(queued->request->standing.state) : -1;
    case StateWordRole:
        return state;
    default:
        return {};
    }
}

} // namespace paperround
