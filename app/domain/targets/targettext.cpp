// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/targettext.h"

#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr qsizetype LongestRawTitle =
    4096; // Units; far above 255 bytes even when every character is a reference.
constexpr qsizetype LongestTitleBytes = 255; // Bytes, without the namespace.
constexpr qsizetype LongestHost = 253;

bool isDirectionMark(QChar c)
{
    const auto u = c.unicode();
    return u == 0x200e || u == 0x200f || (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069)
        || u == 0xfeff;
}

/// The blanks MediaWiki turns into an underscore; not the tab and the line end, which it refuses.
bool isTitleBlank(QChar c)
{
    const auto u = c.unicode();
    return u == u' ' || u == u'_' || u == 0xa0 || u == 0x1680 || u == 0x180e || (u >= 0x2000 && u <= 0x200a)
        || u == 0x2028 || u == 0x2029 || u == 0x202f || u == 0x205f || u == 0x3000;
}

/// The character a reference such as "&amp;" or "&#x41;" stands for; 0 where it is none of those we know.
char32_t referencedCharacter(QStringView name)
{
    struct Named
    {
        QLatin1StringView name;
        char32_t character;
    };
    static constexpr std::array known{Named{"amp"_L1, U'&'}, Named{"quot"_L1, U'"'}, Named{"apos"_L1, U'\''},
                                      Named{"lt"_L1, U'<'},  Named{"gt"_L1, U'>'},   Named{"nbsp"_L1, U' '},
                                      Named{"lrm"_L1, U' '}, Named{"rlm"_L1, U' '}};
    for (const auto &entry : known) {
        if (name == entry.name)
            return entry.character;
    }
    if (!name.startsWith(u'#'))
        return 0;
    const bool hexadecimal = name.size() > 1 && name[1].toLower() == u'x';
    bool ok = false;
    const auto value = name.mid(hexadecimal ? 2 : 1).toUInt(&ok, hexadecimal ? 16 : 10);
    return ok && value <= 0x10ffff && !QChar::isSurrogate(value) ? char32_t(value) : 0;
}

QString withReferencesDecoded(QStringView raw)
{
    QString text;
    text.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        constexpr qsizetype longestReference = 12;
        const auto end = raw[i] == u'&' ? raw.mid(i, longestReference).indexOf(u';') : -1;
        const char32_t character = end > 1 ? referencedCharacter(raw.mid(i + 1, end - 1)) : 0;
        if (character == 0) {
            text += raw[i];
            continue;
        }
        text += QString::fromUcs4(&character, 1);
        i += end;
    }
    return text;
}

/// One space for each run of blanks, none at the ends, no marks of direction.
QString withPlainBlanks(QStringView raw)
{
    QString text;
    text.reserve(raw.size());
    bool blank = false;
    for (const QChar c : raw) {
        if (isDirectionMark(c))
            continue;
        if (isTitleBlank(c)) {
            blank = true;
            continue;
        }
        if (blank && !text.isEmpty())
            text += u' ';
        blank = false;
        text += c;
    }
    return text;
}

bool hasForbiddenCharacter(QStringView title)
{
    for (qsizetype i = 0; i < title.size(); ++i) {
        const QChar c = title[i];
        if (c.isHighSurrogate() && i + 1 < title.size() && title[i + 1].isLowSurrogate()) {
            ++i;
            continue;
        }
        if (c.isSurrogate() || c.category() == QChar::Other_Control || u"<>[]{}|#\ufffd"_s.contains(c))
            return true;
    }
    return false;
}

bool isHexadecimal(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
}

/// What a browser or a parser would read as something else: %41, &copy;, ~~~, ./ and ../
bool hasForbiddenSequence(QStringView title)
{
    for (qsizetype i = 0; i + 2 < title.size(); ++i) {
        if (title[i] == u'%' && isHexadecimal(title[i + 1]) && isHexadecimal(title[i + 2]))
            return true;
        if (title[i] != u'&')
            continue;
        auto end = i + 1;
        while (end < title.size() && (title[end].isLetterOrNumber() || title[end] == u'#'))
            ++end;
        if (end > i + 1 && end < title.size() && title[end] == u';')
            return true;
    }
    return title.contains(u"~~~"_s) || title == u"."_s || title == u".."_s || title.startsWith(u"./"_s)
        || title.startsWith(u"../"_s) || title.contains(u"/./"_s) || title.contains(u"/../"_s)
        || title.endsWith(u"/."_s) || title.endsWith(u"/.."_s);
}

/// A letter or a digit as NFC has it, whatever stands beside it: those of the scripts in which most wikis
/// write, without their marks.
bool isPlainLetter(char16_t u)
{
    struct Range
    {
        char16_t first;
        char16_t last;
    };
    static constexpr std::array ranges{
        Range{0x00c0, 0x02af}, // Latin
        Range{0x0388, 0x0482}, // Greek, Cyrillic
        Range{0x048a, 0x0556}, // Cyrillic, Armenian
        Range{0x05d0, 0x05ea}, // Hebrew
        Range{0x0620, 0x064a}, Range{0x0660, 0x0669}, Range{0x0671, 0x06d3}, Range{0x06f0, 0x06f9}, // Arabic
        Range{0x3041, 0x3096}, Range{0x30a1, 0x30fc}, // Kana
        Range{0x4e00, 0x9fff}, // Han
        Range{0xac00, 0xd7a3}, // Hangul
    };
    return std::ranges::any_of(ranges, [u](Range it) { return u >= it.first && u <= it.last; });
}

/// Nothing in it that any rule below speaks of but the namespace's and the length's: most titles are such,
/// and cost one allocation.
bool isPlain(QStringView title)
{
    if (title.size() > LongestTitleBytes || title.front() == u':')
        return false;
    char16_t before = 0;
    for (const QChar c : title) {
        const auto u = c.unicode();
        if (u > u'~') {
            if (!isPlainLetter(u))
                return false;
            before = u;
            continue;
        }
        if (u < u' ' || (u == u' ' && before == u' '))
            return false;
        switch (u) {
        case u'&':
        case u'<':
        case u'>':
        case u'[':
        case u']':
        case u'{':
        case u'}':
        case u'|':
        case u'#':
        case u'%':
        case u'_':
        case u'~':
        case u'.':
            return false;
        default:
            break;
        }
        before = u;
    }
    return true;
}

/// Without a wiki's own names only the English ones are known; the wiki itself tells the others.
bool namesNoPage(QStringView title)
{
    const auto colon = title.indexOf(u':');
    if (colon < 0)
        return false;
    static constexpr std::array namespaces{"talk"_L1,          "user"_L1,     "user talk"_L1, "project"_L1,
                                           "project talk"_L1,  "file"_L1,     "file talk"_L1, "template"_L1,
                                           "template talk"_L1, "help"_L1,     "help talk"_L1, "category"_L1,
                                           "category talk"_L1, "mediawiki"_L1};
    const auto prefix = title.first(colon).trimmed();
    if (prefix.compare("special"_L1, Qt::CaseInsensitive) == 0
        || prefix.compare("media"_L1, Qt::CaseInsensitive) == 0)
        return true;
    if (!title.mid(colon + 1).trimmed().isEmpty())
        return false;
    return std::ranges::any_of(namespaces, [prefix](QLatin1StringView name) {
        return prefix.compare(name, Qt::CaseInsensitive) == 0;
    });
}

/// What stands before a colon may be a namespace, which does not count; the wiki decides, so a title is
/// refused here only when it is too long either way.
bool isTooLong(const QString &title)
{
    const auto rest = QStringView(title).mid(title.indexOf(u':') + 1);
    constexpr qsizetype mostBytes = 3; // Of a UTF-16 unit.
    return rest.size() * mostBytes > LongestTitleBytes && rest.toUtf8().size() > LongestTitleBytes;
}

QString withUpperFirst(const QString &title)
{
    const auto length = title.size() > 1 && title[0].isHighSurrogate() ? 2 : 1;
    const auto upper = title.first(length).toUpper();
    // As MediaWiki: a letter whose capital is two letters ("ß") stays.
    return upper.size() == length ? upper + title.mid(length) : title;
}

bool isPort(QStringView text)
{
    bool ok = false;
    const auto port = text.toUInt(&ok);
    return ok && text.size() <= 5 && port >= 1 && port <= 65535 && text[0].isDigit();
}

bool isHostName(QStringView name)
{
    if (name.isEmpty() || name.size() > LongestHost)
        return false;
    for (const auto label : name.tokenize(u'.')) {
        if (label.isEmpty() || label.size() > 63 || label.front() == u'-' || label.back() == u'-')
            return false;
        const bool plain = std::ranges::all_of(
            label, [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'; });
        if (!plain)
            return false;
    }
    return true;
}

QString plainSite(QStringView raw)
{
    QString site;
    for (const QChar c : raw.trimmed()) {
        if (!isDirectionMark(c))
            site += c.toLower();
    }
    return site.trimmed();
}
} // namespace

std::optional<QString> cleanTitle(QStringView raw, FirstLetter first)
{
    raw = raw.trimmed();
    if (raw.isEmpty() || raw.size() > LongestRawTitle)
        return std::nullopt;
    if (isPlain(raw)) {
        QString title = raw.toString();
        if (namesNoPage(title) || isTooLong(title))
            return std::nullopt;
        if (first == FirstLetter::Upper)
            title.front() = title.front().toUpper();
        return title;
    }
    QString title = raw.contains(u'&') ? withReferencesDecoded(raw) : raw.toString();
    title = withPlainBlanks(title.normalized(QString::NormalizationForm_C));
    if (title.startsWith(u':'))
        title = title.mid(1).trimmed();
    if (const auto fragment = title.indexOf(u'#'); fragment >= 0)
        title = title.first(fragment).trimmed();
    if (title.isEmpty() || title.startsWith(u':') || hasForbiddenCharacter(title)
        || hasForbiddenSequence(title) || namesNoPage(title) || isTooLong(title))
        return std::nullopt;
    return first == FirstLetter::Upper ? withUpperFirst(title) : title;
}

std::optional<QString> cleanHost(QStringView raw)
{
    QString host = plainSite(raw);
    if (host.size() > LongestHost + 6)
        return std::nullopt;
    const auto colon = host.indexOf(u':');
    const QString port = colon < 0 ? QString() : host.mid(colon + 1);
    QString name = colon < 0 ? host : host.first(colon);
    if (colon >= 0 && (port.isEmpty() || !isPort(port)))
        return std::nullopt;
    if (std::ranges::any_of(name, [](QChar c) { return c.unicode() > 0x7f; }))
        name = QString::fromLatin1(QUrl::toAce(name));
    if (!isHostName(name) || (colon < 0 && !name.contains(u'.') && name != "localhost"_L1))
        return std::nullopt;
    return colon < 0 ? name : name + u':' + port;
}

ReadSite readSite(QStringView raw, const KnownSites &sites)
{
    const auto written = plainSite(raw);
    if (!written.isEmpty() && (written == sites.home || sites.hosts.contains(written)))
        return {written};
    const auto host = cleanHost(written);
    if (host && (*host == sites.home || sites.hosts.contains(*host)))
        return {*host};
    for (const auto usual : {":443"_L1, ":80"_L1}) { // Of https and http: nobody's own.
        if (host && host->endsWith(usual) && sites.hosts.contains(host->chopped(usual.size())))
            return {host->chopped(usual.size())};
    }
    auto name = sites.names.find(written);
    if (!name && host) {
        const auto wiki = wikiOfMobileHost(*host, sites.hosts);
        if (!wiki.isEmpty())
            name = {wiki, SiteNames::Kind::Mobile};
    }
    if (name && name->wiki.isEmpty())
        return {{}, u"ambiguoussite"_s};
    if (name && (name->kind == SiteNames::Kind::Alias || sites.taken == SitesTaken::ByAnyName))
        return {name->wiki};
    if (name)
        return {name->wiki, u"invalidsite"_s};
    if (host && sites.hosts.isEmpty())
        return {*host};
    return {{}, u"invalidsite"_s};
}

KnownSites withEveryHost(KnownSites sites)
{
    for (const QString &host : std::as_const(sites.hosts)) {
        const auto dot = host.indexOf(u'.');
        if (dot < 0)
            continue;
        const bool www = host.startsWith("www."_L1);
        sites.names.add(www ? u"m"_s + host.mid(dot) : host.first(dot) + u".m"_s + host.mid(dot), host,
                        SiteNames::Kind::Mobile);
    }
    sites.hosts.clear();
    return sites;
}

ReadTarget readTargetOn(QStringView title, QStringView site, const ReadSite &named, FirstLetter first)
{
    auto clean = cleanTitle(title, first);
    if (!clean)
        return {{}, u"invalidtitle"_s};
    if (named.wiki.isEmpty())
        return {{}, named.problem};
    const bool altered = *clean != title.trimmed() || named.wiki != site.trimmed();
    return {{std::move(*clean), named.wiki}, named.problem, altered};
}

ReadTarget readTarget(QStringView title, std::optional<QStringView> site, const KnownSites &sites,
                      FirstLetter first)
{
    if (site)
        return readTargetOn(title, *site, readSite(*site, sites), first);
    return readTargetOn(title, sites.home, {sites.home, sites.home.isEmpty() ? u"nosite"_s : QString()},
                        first);
}

ReadTarget readTargetLine(QStringView line, const KnownSites &sites, FirstLetter first)
{
    const auto at = line.lastIndexOf(u'@');
    if (at < 0)
        return readTarget(line, std::nullopt, sites, first);
    return readTarget(line.first(at), line.mid(at + 1), sites, first);
}

QString targetLine(const Target &target)
{
    return target.title + u'@' + target.wiki;
}

} // namespace paperround
