// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MediaWikis that saves whole pages.
#include "wiki/api/apierrors.h"
#include "wiki/log.h"
#include "wiki/mediawikis.h"
#include "wiki/pages/answers.h"

#include <QJsonArray>

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

ApiParams messageParams(const QString &language, const QString &name, const QStringList &arguments)
{
    ApiParams params{{u"action"_s, u"query"_s},
                     {u"meta"_s, u"allmessages"_s},
                     {u"amlang"_s, language},
                     {u"ammessages"_s, name}};
    params.setFlag(u"amenableparser"_s, true);
    if (!arguments.isEmpty())
        params.setList(u"amargs"_s, arguments);
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

Task<QString> MediaWikis::message(QString wiki, QString name, QStringList arguments)
{
    const auto self = shared_from_this();
    const auto known = co_await facts(wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    const auto answer =
        co_await ask(wiki, messageParams(known->language, name, arguments), Patience::PersonWaits);
    if (!answer)
        co_return tl::unexpected(answer.error());
    for (const auto &each : queryOf(*answer).value("allmessages"_L1).toArray()) {
        if (each.toObject().value("name"_L1).toString() == name)
            co_return each.toObject().value("content"_L1).toString();
    }
    co_return QString();
}

} // namespace paperround
