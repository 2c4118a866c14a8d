// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MediaWikis that saves whole pages.
#include "wiki/api/apierrors.h"
#include "wiki/log.h"
#include "wiki/mediawikis.h"

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Full text on its base (form H of the delivery protocol), or a page that must not be there yet. Both
/// conflict when the same request comes again.
ApiParams saveParams(const PageSave &save)
{
    ApiParams params{{u"action"_s, u"edit"_s}, {u"title"_s, save.title}, {u"text"_s, save.text}};
    if (save.base > 0) {
        params.set(u"baserevid"_s, save.base);
        params.setFlag(u"nocreate"_s, true);
    } else {
        params.setFlag(u"createonly"_s, true);
        params.set(u"starttimestamp"_s, save.startTimestamp);
        if (!save.contentModel.isEmpty())
            params.set(u"contentmodel"_s, save.contentModel);
    }
    params.set(u"summary"_s, save.summary);
    params.set(u"watchlist"_s, u"nochange"_s);
    return params;
}

bool isGuarded(const PageSave &save)
{
    return !save.title.isEmpty() && (save.base > 0 || !save.startTimestamp.isEmpty());
}

} // namespace

Task<SavedPage> MediaWikis::savePage(PageSave save)
{
    const auto self = shared_from_this();
    if (!m_account)
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_s);
    if (!isGuarded(save))
        co_return failure(ErrorKind::Input, u"unguarded-save"_s, save.title);
    const auto answer = co_await write(save.wiki, saveParams(save));
    if (!answer)
        co_return tl::unexpected(answer.error());
    const auto saved = readSavedPage(*answer);
    if (saved && saved->byTemporaryUser)
        qCWarning(lcWiki) << save.wiki << "saved a page under a temporary account though it was asserted";
    co_return saved;
}

} // namespace paperround
