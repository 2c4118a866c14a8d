// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeWikis: whole pages, merged by lines where two edits do not touch, as MediaWiki does by itself.
#include "support/fakewikis.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

const Error NoReply{ErrorKind::Look, u"timeout"_s, {}, {}};

/// The lines of `old` that `fresh` has replaced: [from, to), in lines of `old`.
struct ReplacedLines
{
    qsizetype from = 0;
    qsizetype to = 0;
    QStringList by;
};

ReplacedLines replaced(const QStringList &old, const QStringList &fresh)
{
    qsizetype head = 0;
    const qsizetype shorter = std::min(old.size(), fresh.size());
    while (head < shorter && old[head] == fresh[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && old[old.size() - 1 - tail] == fresh[fresh.size() - 1 - tail])
        ++tail;
    return {head, old.size() - tail, fresh.mid(head, fresh.size() - tail - head)};
}

/// Nothing where the two touch each other.
std::optional<QString> mergedByLines(const QString &base, const QString &mine, const QString &theirs)
{
    QStringList lines = base.split(u'\n');
    ReplacedLines first = replaced(lines, mine.split(u'\n'));
    ReplacedLines second = replaced(lines, theirs.split(u'\n'));
    if (first.from > second.from)
        std::swap(first, second);
    if (first.to >= second.from)
        return std::nullopt;
    lines = lines.first(first.from) + first.by + lines.mid(first.to, second.from - first.to) + second.by
        + lines.mid(second.to);
    return lines.join(u'\n');
}

} // namespace

Result<SavedPage> FakeWikis::store(const PageSave &save)
{
    const FakePage *page = find(save.wiki, save.title);
    if (save.base == 0) {
        const QDateTime deleted = m_wikis[save.wiki].deleted.value(save.title);
        if (page)
            return failure(ErrorKind::Look, u"articleexists"_s);
        if (deleted.isValid() && deleted >= QDateTime::fromString(save.startTimestamp, Qt::ISODate))
            return failure(ErrorKind::Look, u"pagedeleted"_s);
        const qint64 made = edit(save.wiki, save.title, save.text, m_account->name, save.summary);
        return SavedPage{made, find(save.wiki, save.title)->id, save.title, wikiClock(), 0, false};
    }
    if (!page)
        return failure(ErrorKind::Look, u"missingtitle"_s);
    const FakeRevision newest = page->revisions.last();
    QString text = save.text;
    if (newest.id != save.base) {
        const auto base = std::ranges::find(page->revisions, save.base, &FakeRevision::id);
        const auto merged = base == page->revisions.end() || refuseMerges
            ? std::nullopt
            : mergedByLines(base->text, save.text, newest.text);
        if (!merged && save.text != newest.text)
            return failure(ErrorKind::Look, u"editconflict"_s);
        text = merged.value_or(save.text);
    }
    if (text == newest.text)
        return failure(ErrorKind::Look, u"nochange"_s);
    const qint64 revision = edit(save.wiki, save.title, text, m_account->name, save.summary);
    return SavedPage{revision, find(save.wiki, save.title)->id, save.title, wikiClock(), newest.id, false};
}

Task<SavedPage> FakeWikis::savePage(PageSave save)
{
    ++m_calls[u"savePage"_s];
    if (!m_hosts.contains(save.wiki))
        violate(u"saved outside the farm"_s);
    if (save.base == 0 && save.startTimestamp.isEmpty())
        violate(u"saved without a guard: "_s + save.title);
    const PostFault fate = saveFault ? saveFault(save) : PostFault{};
    using enum PostFault::What;
    co_await aMoment(latency / 2);
    Result<SavedPage> answer = tl::unexpected(NoReply);
    if (fate.what == Late)
        m_clock.after(fate.delay, [this, save] { (void)store(save); });
    else if (fate.what != LostBefore && fate.what != Refused)
        answer = store(save);
    if (fate.what == Twice || fate.what == TwiceLost)
        answer = store(save);
    if (fate.what == LateTwice)
        m_clock.after(fate.delay, [this, save] { (void)store(save); });
    if (fate.what == Stranger && answer)
        answer->byTemporaryUser = true;
    if (fate.what == Refused || fate.what == RefusedAfter)
        answer = tl::unexpected(fate.error);
    if (fate.what == LostAfter || fate.what == TwiceLost || fate.what == LateTwice)
        answer = tl::unexpected(NoReply);
    co_await aMoment(latency / 2);
    co_return answer;
}

Task<QString> FakeWikis::message(QString wiki, QString name, QStringList arguments)
{
    const auto error = reading(u"message"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    QString words = messages.value(name);
    for (qsizetype i = 0; i < arguments.size(); ++i)
        words.replace(u'$' + QString::number(i + 1), arguments[i]);
    co_return words;
}

} // namespace paperround
