// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewdress.h"

#include "models/sentences.h"

#include <QCoroTask>
#include <QLocale>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

QString keyOf(const WantedDress &wanted)
{
    QStringList parts{wanted.wiki, wanted.styles.join(u'|')};
    for (const QUrl &picture : wanted.pictures)
        parts.append(QString::fromLatin1(picture.toEncoded()));
    return parts.join(u'\n');
}

int costOf(const PageDress &dress)
{
    qsizetype bytes = dress.styles.size();
    for (const QByteArray &picture : dress.pictures)
        bytes += picture.size();
    return static_cast<int>(bytes) + 1;
}

} // namespace

PreviewDress::~PreviewDress()
{
    m_stop.request_stop();
}

void PreviewDress::wantNothing()
{
    m_stop.request_stop();
    ++m_round;
    m_wanted.reset();
    m_came.reset();
}

void PreviewDress::want(const std::shared_ptr<Wikis> &wikis, const WantedDress &wanted)
{
    if (m_wanted == wanted)
        return;
    wantNothing();
    m_wanted = wanted;
    if (const PageDress *before = m_kept.object(keyOf(wanted))) {
        m_came = *before;
        return;
    }
    m_stop = std::stop_source();
    QCoro::connect(wikis->until(m_stop.get_token())->dress(wanted), this,
                   [this, round = m_round](const Result<PageDress> &came) {
                       if (round == m_round)
                           take(came);
                   });
}

void PreviewDress::take(const Result<PageDress> &came)
{
    m_came = came;
    if (came && !came->stylesError && came->failed == 0)
        m_kept.insert(keyOf(*m_wanted), new PageDress(*came), costOf(*came));
    Q_EMIT changed();
}

PageDress PreviewDress::come() const
{
    return m_came && *m_came ? **m_came : PageDress();
}

QString PreviewDress::words() const
{
    if (!m_wanted)
        return {};
    if (!m_came)
        return tr("The wiki is asked for its style sheet and pictures …");
    return *m_came
        ? wordsOf(**m_came)
        : tr("The wiki's own look did not come, so this is plain: %1.").arg(explain(m_came->error()).what);
}

QString PreviewDress::wordsOf(const PageDress &dress)
{
    QStringList missing;
    if (dress.stylesError)
        missing.append(tr("the style sheet (%1)", "of a wiki; why").arg(explain(*dress.stylesError).what));
    if (dress.failed > 0)
        missing.append(tr("%Ln picture(s) that did not come", nullptr, dress.failed));
    if (dress.refused > 0)
        missing.append(tr("%Ln picture(s) from elsewhere, too large or of a kind that is not shown", nullptr,
                          dress.refused));
    return missing.isEmpty()
        ? QString()
        : tr("Missing of the wiki's own look: %1.").arg(QLocale().createSeparatedList(missing));
}

} // namespace paperround
