// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <functional>

namespace paperround {

/// A POST body that can be read once and never rewound: with it QNetworkAccessManager cannot send a request
/// again by itself. It also knows whether a byte of it was ever taken, which is the proof that a failed
/// request had no effect (the edit token is in the body).
class OnceBody final : public QIODevice
{
public:
    explicit OnceBody(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool wasTouched() const { return m_touched; }
    void onFirstRead(std::function<void()> callback) { m_onFirstRead = std::move(callback); }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_next == m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_next; }
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        if (atEnd())
            return -1;
        if (!m_touched) {
            m_touched = true;
            if (m_onFirstRead)
                m_onFirstRead();
        }
        const auto size = qMin(maxSize, m_bytes.size() - m_next);
        std::copy_n(m_bytes.constData() + m_next, size, data);
        m_next += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_next = 0;
    bool m_touched = false;
    std::function<void()> m_onFirstRead;
};

} // namespace paperround
