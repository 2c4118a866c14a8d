// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/mark.h"

#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr qsizetype IdLength = 10;
constexpr QLatin1StringView Alphabet("abcdefghijklmnopqrstuvwxyz234567");
} // namespace

QString Mark::text() const
{
    return u"pr:"_s + deliveryId + u'/' + QString::number(row);
}

std::optional<Mark> Mark::find(QStringView text)
{
    // Not inside a longer word or number: "pr:aaaaaaaaaa/1" must not be found in "pr:aaaaaaaaaa/12".
    static const QRegularExpression whole(u"(?<![\\w:])pr:([a-z2-7]{10})/([1-9][0-9]{0,8})(?![\\w/])"_s);
    std::optional<Mark> last;
    for (auto matches = whole.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        last = Mark{match.captured(1), match.capturedView(2).toInt()};
    }
    return last;
}

QString newDeliveryId()
{
    QString id;
    id.reserve(IdLength);
    for (qsizetype i = 0; i < IdLength; ++i)
        id += QChar(Alphabet.at(qsizetype(QRandomGenerator::system()->bounded(32))));
    return id;
}

bool isDeliveryId(QStringView id)
{
    return id.size() == IdLength && std::ranges::all_of(id, [](QChar c) { return Alphabet.contains(c); });
}

} // namespace paperround
