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

template <class Job> using JobPtr = std::unique_ptr<Job, QScopedPointerDeleteLater>;

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

/// The job after its end, which may be that there is no such entry.
template <class Job> Task<JobPtr<Job>> finished(JobPtr<Job> job, std::chrono::milliseconds limit)
{
    job->start();
    const auto ended =
        co_await qCoro(static_cast<QKeychain::Job *>(job.get()), &QKeychain::Job::finished, limit);
    if (!ended) {
        job.release()->setAutoDelete(true); // The keychain still knows it; it goes when that answers.
        co_return failure(ErrorKind::Storage, u"keychain-silent"_qs);
    }
    if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
        co_return noKeychain(*job);
    co_return job;
}

Task<void> writeEntry(QString service, QString key, QByteArray data, std::chrono::milliseconds limit)
{
    auto made = makeJob<QKeychain::WritePasswordJob>(service, key);
    made->setBinaryData(data);
    const auto job = co_await finished(std::move(made), limit);
    if (!job)
        co_return tl::unexpected(job.error());
    if ((*job)->error() != QKeychain::NoError)
        co_return noKeychain(**job);
    co_return {};
}

Task<void> removeEntry(QString service, QString key, std::chrono::milliseconds limit)
{
    auto made = makeJob<QKeychain::DeletePasswordJob>(service, key);
    const auto job = co_await finished(std::move(made), limit);
    if (!job)
        co_return tl::unexpected(job.error());
    co_return {};
}

Task<void> probeKeychain(QString service, std::chrono::milliseconds limit)
{
    const QString key = u"probe"_qs;
    auto written =
        co_await writeEntry(service, key, "Paper Round tries whether this keychain keeps things.", limit);
    if (!written)
        co_return written;
    co_return co_await removeEntry(service, key, limit);
}

Task<Secrets> readEntry(QString service, QString key, std::chrono::milliseconds limit)
{
    auto made = makeJob<QKeychain::ReadPasswordJob>(service, key);
    const auto job = co_await finished(std::move(made), limit);
    if (!job)
        co_return tl::unexpected(job.error());
    if ((*job)->error() == QKeychain::NoError)
        co_return secretsFromJson((*job)->binaryData());
    // A locked keychain says "not found" too; only a write tells them apart.
    const auto open = co_await probeKeychain(service, limit);
    if (!open)
        co_return tl::unexpected(open.error());
    co_return failure(ErrorKind::NeedsFix, u"no-token"_qs);
}

} // namespace

KeychainTokenStore::KeychainTokenStore(QString service, std::chrono::milliseconds limit)
    : m_service(std::move(service))
    , m_limit(limit)
{
}

Task<Secrets> KeychainTokenStore::read(QString key)
{
    return readEntry(m_service, key, m_limit);
}

Task<void> KeychainTokenStore::write(QString key, Secrets secrets)
{
    return writeEntry(m_service, key, secretsToJson(secrets), m_limit);
}

Task<void> KeychainTokenStore::remove(QString key)
{
    return removeEntry(m_service, key, m_limit);
}

Task<void> KeychainTokenStore::probe()
{
    return probeKeychain(m_service, m_limit);
}

} // namespace paperround
