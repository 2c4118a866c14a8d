// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/keychaintokenstore.h"
#include "wiki/log.h"

#include <QCoroSignal>

#include <memory>
#include <qt6keychain/keychain.h>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

struct DeleteLater
{
    void operator()(QObject *object) const { object->deleteLater(); }
};
template <class Job> using JobPtr = std::unique_ptr<Job, DeleteLater>;

template <class Job> JobPtr<Job> makeJob(const QString &service, const QString &key)
{
    JobPtr<Job> job(new Job(service));
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(key);
    return job;
}

// QtKeychain never says NoBackendAvailable where there is none: the error is "other", or "access denied".
tl::unexpected<Error> noKeychain(const QKeychain::Job &job)
{
    qCInfo(lcWiki) << "no keychain:" << int(job.error()) << job.errorString();
    return failure(ErrorKind::Storage, u"no-keychain"_qs, job.errorString());
}

// The parts of the store as plain functions: nothing of the store is used while a job waits.
Task<void> writeEntry(QString service, QString key, QByteArray data)
{
    const auto job = makeJob<QKeychain::WritePasswordJob>(service, key);
    job->setBinaryData(data);
    job->start();
    co_await qCoro(static_cast<QKeychain::Job *>(job.get()), &QKeychain::Job::finished);
    if (job->error() != QKeychain::NoError)
        co_return noKeychain(*job);
    co_return {};
}

Task<void> removeEntry(QString service, QString key)
{
    const auto job = makeJob<QKeychain::DeletePasswordJob>(service, key);
    job->start();
    co_await qCoro(static_cast<QKeychain::Job *>(job.get()), &QKeychain::Job::finished);
    if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
        co_return noKeychain(*job);
    co_return {};
}

Task<void> probeKeychain(QString service)
{
    const QString key = u"probe"_qs;
    auto written = co_await writeEntry(service, key, "Paper Round tries whether this keychain keeps things.");
    if (!written)
        co_return written;
    co_return co_await removeEntry(service, key);
}

Task<Secrets> readEntry(QString service, QString key)
{
    const auto job = makeJob<QKeychain::ReadPasswordJob>(service, key);
    job->start();
    co_await qCoro(static_cast<QKeychain::Job *>(job.get()), &QKeychain::Job::finished);
    if (job->error() == QKeychain::NoError)
        co_return secretsFromJson(job->binaryData());
    if (job->error() != QKeychain::EntryNotFound)
        co_return noKeychain(*job);
    // A locked keychain says "not found" too; only a write tells them apart.
    const auto open = co_await probeKeychain(service);
    if (!open)
        co_return tl::unexpected(open.error());
    co_return failure(ErrorKind::NeedsFix, u"no-token"_qs);
}

} // namespace

KeychainTokenStore::KeychainTokenStore(QString service)
    : m_service(std::move(service))
{
}

Task<Secrets> KeychainTokenStore::read(QString key)
{
    return readEntry(m_service, key);
}

Task<void> KeychainTokenStore::write(QString key, Secrets secrets)
{
    return writeEntry(m_service, key, secretsToJson(secrets));
}

Task<void> KeychainTokenStore::remove(QString key)
{
    return removeEntry(m_service, key);
}

Task<void> KeychainTokenStore::probe()
{
    return probeKeychain(m_service);
}

} // namespace paperround
