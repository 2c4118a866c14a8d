// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/practicefarm.h"
#include "reliability/family.h"

namespace paperround {

/// The practice farm of this process.
class PracticeFamily final : public Family
{
public:
    PracticeFamily();

    [[nodiscard]] QStringList hosts() const override { return m_farm.hosts(); }
    [[nodiscard]] QUrl api(const QString &host) const override { return m_farm.api(host); }
    [[nodiscard]] std::shared_ptr<Credentials> credentials() const override;
    void prepare(const QString &host, const QString &title, Page page) override;
    void setTime(const QDateTime &now) override;
    QCoro::Task<bool> work(QString host, QString title, OtherEditor::Work work) override;
    [[nodiscard]] QList<FoundEdit> found(const QString &deliveryId) override;
    [[nodiscard]] PracticeFarm &farm() { return m_farm; }

private:
    PracticeFarm m_farm;
};

} // namespace paperround
