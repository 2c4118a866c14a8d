// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/accountfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>

#include <array>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int Version = 1;
constexpr qint64 MaxBytes = 4 * 1024 * 1024;
constexpr auto LockWait = std::chrono::milliseconds(2000);

struct KindWord
{
    SignInKind kind;
    QLatin1String word;
};
constexpr std::array KindWords{KindWord{SignInKind::OAuth, QLatin1String("oauth")},
                               KindWord{SignInKind::OwnerOnlyToken, QLatin1String("owner-only")},
                               KindWord{SignInKind::BotPassword, QLatin1String("bot-password")}};

tl::unexpected<Error> bad(const QString &path, const QString &place)
{
    return failure(ErrorKind::Storage, u"bad-accounts-file"_qs, path + u": "_qs + place);
}

Result<StoredAccount> fromJson(const QJsonObject &object)
{
    StoredAccount stored;
    stored.account.farm = object.value(u"farm"_qs).toString();
    stored.account.name = object.value(u"name"_qs).toString();
    stored.account.botName = object.value(u"botName"_qs).toString();
    stored.key = object.value(u"key"_qs).toString();
    stored.signedIn = object.value(u"signedIn"_qs).toBool();
    const QString word = object.value(u"kind"_qs).toString();
    const auto known = std::find_if(KindWords.begin(), KindWords.end(),
                                    [&word](const KindWord &entry) { return entry.word == word; });
    if (known == KindWords.end() || stored.account.farm.isEmpty() || stored.account.name.isEmpty()
        || stored.key.isEmpty())
        return failure(ErrorKind::Storage, u"bad-accounts-file"_qs);
    stored.account.kind = known->kind;
    return stored;
}

QJsonObject toJson(const StoredAccount &stored)
{
    QJsonObject object{{u"farm"_qs, stored.account.farm},
                       {u"name"_qs, stored.account.name},
                       {u"key"_qs, stored.key},
                       {u"signedIn"_qs, stored.signedIn}};
    for (const KindWord &entry : KindWords) {
        if (entry.kind == stored.account.kind)
            object.insert(u"kind"_qs, QString(entry.word));
    }
    if (!stored.account.botName.isEmpty())
        object.insert(u"botName"_qs, stored.account.botName);
    return object;
}

Result<void> writeAccounts(const QString &path, const QList<StoredAccount> &accounts)
{
    QJsonArray array;
    for (const StoredAccount &stored : accounts)
        array.append(toJson(stored));
    const QJsonObject object{{u"version"_qs, Version}, {u"accounts"_qs, array}};
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(QJsonDocument(object).toJson()) > 0 && file.commit();
    if (!written)
        return failure(ErrorKind::Storage, u"accounts-file-unwritable"_qs,
                       path + u": "_qs + file.errorString());
    return {};
}

} // namespace

Result<QList<StoredAccount>> readAccounts(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QList<StoredAccount>();
    if (!file.open(QIODevice::ReadOnly))
        return bad(path, file.errorString());
    const QByteArray json = file.read(MaxBytes + 1);
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parse);
    if (json.size() > MaxBytes || !document.isObject())
        return bad(path,
                   u"line %1: %2"_qs.arg(json.left(parse.offset).count('\n') + 1).arg(parse.errorString()));
    const int version = document.object().value(u"version"_qs).toInt();
    if (version > Version)
        return failure(ErrorKind::Storage, u"newer-accounts-file"_qs, path);
    if (version < 1)
        return bad(path, u"version"_qs);
    const QJsonArray array = document.object().value(u"accounts"_qs).toArray();
    QList<StoredAccount> accounts;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const auto stored = fromJson(array.at(i).toObject());
        if (!stored)
            return bad(path, u"accounts[%1]"_qs.arg(i));
        accounts.append(*stored);
    }
    return accounts;
}

Result<QList<StoredAccount>> changeAccounts(const QString &path,
                                            const std::function<void(QList<StoredAccount> &)> &change)
{
    QLockFile lock(path + u".lock"_qs);
    if (!lock.tryLock(LockWait))
        return failure(ErrorKind::Storage, u"accounts-file-unwritable"_qs, lock.fileName());
    auto accounts = readAccounts(path);
    if (!accounts)
        return accounts;
    change(*accounts);
    if (const auto written = writeAccounts(path, *accounts); !written)
        return tl::unexpected(written.error());
    return accounts;
}

} // namespace paperround
