// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reliability/practicefamily.h"

#include "domain/delivery/mark.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

PracticeFamily::PracticeFamily()
{
    const auto listening = m_farm.listen();
    Q_ASSERT(listening);
}

std::shared_ptr<Credentials> PracticeFamily::credentials() const
{
    const PracticeUser user = m_farm.users().first();
    Account account;
    account.farm = hosts().first();
    account.name = user.name;
    account.kind = SignInKind::OwnerOnlyToken;
    return std::make_shared<GivenCredentials>(account, "Bearer " + user.token.toLatin1(), std::nullopt);
}

void PracticeFamily::prepare(const QString &host, const QString &title, Page page)
{
    const QDateTime now = m_farm.now();
    if (page == Page::Old)
        setTime(now.addSecs(-3600));
    if (page != Page::Missing)
        m_farm.write(host, title, u"Hello.\n\n== Old ==\n\nWords."_s);
    setTime(now);
}

void PracticeFamily::setTime(const QDateTime &now)
{
    m_farm.setClockOffset(std::chrono::milliseconds(QDateTime::currentDateTimeUtc().msecsTo(now)));
}

QCoro::Task<bool> PracticeFamily::work(QString host, QString title, OtherEditor::Work work)
{
    co_return m_farm.otherEditor(host, title, {.work = work});
}

QList<FoundEdit> PracticeFamily::found(const QString &deliveryId)
{
    QList<FoundEdit> edits;
    for (const QString &host : hosts()) {
        for (const QString &title : m_farm.pages(host)) {
            const auto revisions = m_farm.revisions(host, title);
            for (const PracticeRevision &revision : revisions) {
                const auto mark = Mark::find(revision.comment);
                if (!mark || mark->deliveryId != deliveryId)
                    continue;
                const QRegularExpression standing(QRegularExpression::escape(mark->text()) + u"\\b"_s);
                edits += {host,          title,       mark->text(),
                          revision.user, revision.id, int(revisions.last().text.count(standing))};
            }
        }
    }
    return edits;
}

} // namespace paperround
