// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/pageaddress.h"

#include "domain/targets/targettext.h"

#include <QByteArray>
#include <QStringDecoder>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
/// Percent-encoded UTF-8; where it is none the bytes count as Latin-1, as old addresses have them.
QString decoded(QStringView text)
{
    if (!text.contains(u'%'))
        return text.toString();
    const QByteArray bytes = QByteArray::fromPercentEncoding(text.toUtf8());
    QStringDecoder utf8(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString title = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : title;
}

std::optional<QStringView> afterScheme(QStringView written)
{
    for (const auto scheme : {"https://"_L1, "http://"_L1}) {
        if (written.startsWith(scheme, Qt::CaseInsensitive))
            return written.mid(scheme.size());
    }
    if (!written.startsWith("//"_L1))
        return std::nullopt;
    // A title may begin so too, but hardly with a host behind it.
    const auto rest = written.mid(2);
    const auto slash = rest.indexOf(u'/');
    return slash > 0 && cleanHost(rest.first(slash)) ? std::optional(rest) : std::nullopt;
}

/// The value of title= in a query.
QStringView titleIn(QStringView query)
{
    for (const auto part : query.tokenize(u'&')) {
        if (part.startsWith("title="_L1))
            return part.mid(6);
    }
    return {};
}

/// "zh", "zh-hans", "sr-ec": the path of a page shown in a variant of the wiki's language.
bool isVariant(QStringView segment)
{
    static constexpr std::array languages{"zh"_L1, "sr"_L1,  "kk"_L1, "ku"_L1, "crh"_L1, "gan"_L1,
                                          "iu"_L1, "shi"_L1, "tg"_L1, "uz"_L1, "sh"_L1,  "wuu"_L1};
    const auto language = segment.first(std::max<qsizetype>(segment.indexOf(u'-'), 0));
    const bool known = std::ranges::any_of(
        languages, [segment, language](QLatin1StringView it) { return language == it || segment == it; });
    constexpr qsizetype longest = 12;
    return known && segment.size() <= longest;
}

/// What of a path is the title, or nothing.
QStringView titleInPath(QStringView path)
{
    if (const auto script = path.indexOf("index.php/"_L1); script >= 0)
        return path.mid(script + 10);
    if (path.startsWith("/wiki/"_L1))
        return path.mid(6);
    const auto end = path.indexOf(u'/', 1);
    return end > 1 && isVariant(path.mid(1, end - 1)) ? path.mid(end + 1) : QStringView();
}
} // namespace

std::optional<PageAddress> readPageAddress(QStringView written)
{
    const auto address = afterScheme(written.trimmed());
    if (!address)
        return std::nullopt;
    const auto plain = address->first(std::min<qsizetype>(
        address->indexOf(u'#') < 0 ? address->size() : address->indexOf(u'#'), address->size()));
    const auto question = plain.indexOf(u'?');
    const auto beforeQuery = question < 0 ? plain : plain.first(question);
    const auto slash = beforeQuery.indexOf(u'/');
    const auto site = slash < 0 ? beforeQuery : beforeQuery.first(slash);
    PageAddress page{site.toString(), {}};
    const auto inQuery = question < 0 ? QStringView() : titleIn(plain.mid(question + 1));
    if (!inQuery.isEmpty())
        page.title = decoded(inQuery.toString().replace(u'+', u' '));
    else if (slash >= 0)
        page.title = decoded(titleInPath(beforeQuery.mid(slash)));
    // With a name and password before the host it is no address that anybody copied from a wiki.
    if (page.title.isEmpty() || site.contains(u'@'))
        page.problem = u"nopage"_s;
    return page;
}

QUrl pageUrl(const WikiFacts &wiki, const QString &title)
{
    const QString &path = wiki.articlePath;
    if (!wiki.index.isValid() || !path.startsWith(u'/') || path.startsWith("//"_L1)
        || !path.contains("$1"_L1))
        return {};
    const QByteArray name =
        QUrl::toPercentEncoding(QString(title).replace(u' ', u'_'), QByteArrayLiteral("/:,;@!*()"));
    return wiki.index.resolved(QUrl(QString(path).replace("$1"_L1, QLatin1StringView(name))));
}

} // namespace paperround
