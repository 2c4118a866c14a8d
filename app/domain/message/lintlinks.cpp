// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What links do beside leading somewhere: to languages, into categories, to people; and the way out.
#include "domain/message/lintrules.h"

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

namespace paperround {

namespace {

constexpr qsizetype LongestPrefix = 64;

bool isUserNamespace(const QString &prefix, const LintFacts &facts)
{
    return prefix == "user"_L1 || facts.userNames.contains(prefix);
}

/// The accounts that the text calls by links to their pages, or by templates made for it.
QSet<QString> mentionsIn(const LintNotes &notes)
{
    static const QSet<QString> calls{u"ping"_s, u"reply to"_s, u"reply"_s, u"re"_s,
                                     u"yo"_s,   u"u"_s,        u"user"_s,  u"mention"_s};
    QSet<QString> users;
    const auto take = [&users](QStringView name) {
        if (!name.isEmpty() && !name.contains(u'/')) // A page below a user's is nobody's account.
            users.insert(lintTitle(name));
    };
    for (const WikitextLink &link : notes.parts().links) {
        QStringView target = link.target.in(notes.body());
        if (target.size() > LongestTitle)
            continue;
        if (target.startsWith(u':'))
            target = target.sliced(1);
        if (isUserNamespace(prefixOf(target), notes.facts()))
            take(target.sliced(target.indexOf(u':') + 1).trimmed());
    }
    for (const WikitextTemplate &call : notes.parts().templates) {
        if (call.span.length > LongestTitle || !calls.contains(lintTitle(call.name.in(notes.body()))))
            continue;
        const QList<QStringView> arguments = call.span.in(notes.body()).chopped(2).split(u'|');
        for (const QStringView argument : arguments.sliced(1)) {
            if (!argument.contains(u'='))
                take(argument.trimmed());
        }
    }
    return users;
}

/// The words by which newsletters offer a way out, in the languages of most wikis.
constexpr std::array WayOutWords{
    u"subscri"sv, // Unsubscribe, subscription, subscribers; suscripción and subscrição have their own.
    u"opt out"sv,    u"opt-out"sv,   u"abbestell"sv, u"abmeld"sv,    u"abonn"sv,     u"désinscri"sv,
    u"desinscri"sv,  u"inscri"sv,    u"suscri"sv,    u"assina"sv,    u"iscri"sv,     u"afmeld"sv,
    u"uitschrijv"sv, u"подпис"sv,    u"отпис"sv,     u"рассылк"sv,   u"підпис"sv,    u"відпис"sv,
    u"subskryb"sv,   u"wypis"sv,     u"prenumer"sv,  u"avregistr"sv, u"tilaa"sv,     u"peru"sv,
    u"odběr"sv,      u"leiratkoz"sv, u"feliratk"sv,  u"abonelik"sv,  u"abonament"sv, u"dezabon"sv,
    u"購読"sv,       u"配信"sv,      u"订阅"sv,      u"訂閱"sv,      u"退订"sv,      u"退訂"sv,
    u"구독"sv,       u"اشتراك"sv,    u"الاشتراك"sv,  u"اشترك"sv,     u"מינוי"sv,     u"תפוצה"sv,
    u"اشتراک"sv,     u"सदस्यता"sv,    u"đăng ký"sv,   u"langganan"sv};

/// Parts of the text that lead somewhere, in order and without overlaps.
QList<TextSpan> leadingParts(const WikitextParts &parts)
{
    QList<TextSpan> spans = parts.externals;
    for (const WikitextLink &link : parts.links)
        spans.append(link.span);
    for (const WikitextTemplate &call : parts.templates)
        spans.append(call.span);
    std::ranges::sort(spans, {}, &TextSpan::from);
    QList<TextSpan> merged;
    for (const TextSpan &span : std::as_const(spans)) {
        if (merged.isEmpty() || merged.constLast().end() <= span.from)
            merged.append(span);
        else
            merged.last().length = std::max(merged.constLast().end(), span.end()) - merged.constLast().from;
    }
    return merged;
}

bool leadsThere(const QString &text, QStringView words, const QList<TextSpan> &parts)
{
    for (qsizetype at = text.indexOf(words); at >= 0;) {
        const auto behind = std::ranges::upper_bound(parts, at, {}, &TextSpan::from);
        if (behind != parts.cbegin() && (behind - 1)->end() > at)
            return true;
        if (behind == parts.cend())
            return false;
        at = text.indexOf(words, std::max(at + 1, behind->from));
    }
    return false;
}

bool offersWayOut(const LintNotes &notes)
{
    const QList<TextSpan> parts = leadingParts(notes.parts());
    // One unit for one, so that places stay what they are.
    QString text = notes.heard().toString();
    std::ranges::transform(text, text.begin(), [](QChar c) { return c == u'_' ? u' ' : c.toCaseFolded(); });
    QStringList lists;
    for (const QString &page : notes.facts().listPages)
        lists.append(lintTitle(page));
    return std::ranges::any_of(lists, [&](const QString &page) { return leadsThere(text, page, parts); })
        || std::ranges::any_of(WayOutWords,
                               [&](std::u16string_view words) { return leadsThere(text, words, parts); });
}

/// What each wiki calls a language of its links it tells; where none did, by the codes of languages.
bool isLanguage(const QString &prefix, const LintFacts &facts)
{
    return facts.languagesTold > 0 ? facts.languages.contains(prefix) : isLanguagePrefix(prefix);
}

bool isBelow(QStringView target)
{
    return (target.startsWith(u'/') && target.size() > 1) || target.startsWith("../"_L1);
}

void addBelow(LintNotes &notes, TextSpan span, const QString &markup)
{
    if (LintFinding *finding =
            notes.add(LintCheck::RelativeLink, LintSeverity::Warning, LintField::Body, span))
        finding->words = {markup};
}

/// Links and templates that mean another page on each page that gets the message.
void lintBelow(LintNotes &notes)
{
    bool inText = false;
    for (const WikitextLink &link : notes.parts().links) {
        const QStringView target = link.target.in(notes.body());
        if (!isBelow(target))
            continue;
        inText = true;
        addBelow(notes, link.span, u"[[%1]]"_s.arg(target.left(LongestTitle)));
    }
    for (const WikitextTemplate &call : notes.parts().templates) {
        const QStringView name = call.name.in(notes.body());
        if (!isBelow(name))
            continue;
        inText = true;
        addBelow(notes, call.span, u"{{%1}}"_s.arg(name.left(LongestTitle)));
    }
    if (inText) // Those of the text's own are among what the wikis tell.
        return;
    const QMap<QString, int> &below = notes.facts().linksBelow;
    for (auto page = below.cbegin(); page != below.cend(); ++page) {
        if (LintFinding *finding = notes.add(LintCheck::RelativeLink, LintSeverity::Warning)) {
            finding->words = {u"[[%1]]"_s.arg(page.key())};
            finding->number = page.value();
        }
    }
}

/// Categories that the text does not name: templates put the pages into them.
void lintHiddenCategories(LintNotes &notes)
{
    const QMap<QString, int> &categories = notes.facts().categories;
    if (categories.isEmpty())
        return;
    QSet<QString> named;
    for (const WikitextLink &link : notes.parts().links) {
        const QStringView target = link.target.in(notes.body());
        if (isCategory(target, notes.facts()))
            named.insert(lintTitle(behindNamespace(target)));
    }
    for (auto category = categories.cbegin(); category != categories.cend(); ++category) {
        if (named.contains(lintTitle(category.key())))
            continue;
        if (LintFinding *finding = notes.add(LintCheck::Category, LintSeverity::Warning)) {
            finding->words = {category.key()};
            finding->number = category.value();
        }
    }
}

} // namespace

QString prefixOf(QStringView target)
{
    const qsizetype colon = target.first(std::min(target.size(), LongestPrefix)).indexOf(u':');
    return colon < 1 ? QString() : lintTitle(target.first(colon));
}

bool isCategory(QStringView target, const LintFacts &facts)
{
    const QString prefix = prefixOf(target);
    return prefix == "category"_L1 || facts.categoryNames.contains(prefix);
}

void lintLinks(LintNotes &notes)
{
    for (const WikitextLink &link : notes.parts().links) {
        const QStringView target = link.target.in(notes.body());
        const QString prefix = prefixOf(target);
        if (prefix.isEmpty())
            continue;
        const bool category = isCategory(target, notes.facts());
        if (!category && !isLanguage(prefix, notes.facts()))
            continue;
        LintFinding *finding = notes.add(category ? LintCheck::Category : LintCheck::LanguageLink,
                                         LintSeverity::Warning, LintField::Body, link.span);
        if (!finding)
            continue;
        finding->words = {target.left(LongestTitle).toString()};
        finding->mend = LintMend{LintField::Body, {link.target.from, 0}, u":"_s};
    }
    lintHiddenCategories(notes);
    lintBelow(notes);
    if (notes.message().body.trimmed().isEmpty())
        return;
    if (!offersWayOut(notes))
        notes.add(LintCheck::NoWayOut, LintSeverity::Note);
    // Wikis tell those who are called only where the edit signs as well.
    const bool tells = std::ranges::any_of(
        notes.parts().tildes, [](const TextSpan &run) { return run.length == 3 || run.length == 4; });
    const auto users = static_cast<int>(mentionsIn(notes).size());
    if (users > MostMentions)
        notes.add(LintCheck::TooManyMentions, LintSeverity::Warning)->number = users;
    else if (users > 0 && tells && notes.facts().asOneself)
        notes.add(LintCheck::Mentions, LintSeverity::Note)->number = users;
    if (notes.facts().asOneself)
        notes.add(LintCheck::Subscribes, LintSeverity::Note);
}

bool isLanguagePrefix(QStringView prefix)
{
    // Codes of languages with a Wikipedia, past or present, and those that other farms link by.
    static const QString codes =
        u" aa ab ace ady af ak als alt am ami an ang ann anp ar arc ary arz as ast atj av avk awa ay az azb "
        u"ba "
        "ban bar bat-smg bbc bcl bdr be be-tarask be-x-old bew bg bh bi bjn blk bm bn bo bpy br bs btm bug "
        "bxr "
        "ca cbk-zam cdo ce ceb ch cho chr chy ckb co cr crh cs csb cu cv cy da dag de dga din diq dsb dtp "
        "dty "
        "dv dz ee el eml en eo es et eu ext fa fat ff fi fiu-vro fj fo fon fr frp frr fur fy ga gag gan gcr "
        "gd "
        "gl glk gn gom gor got gpe gsw gu guc gur guw gv ha hak haw he hi hif ho hr hsb ht hu hy hyw hz ia "
        "iba "
        "id ie ig igl ii ik ilo inh io is it iu ja jam jbo jv ka kaa kab kbd kbp kcg kg kge ki kj kk kl km "
        "kn "
        "knc ko koi kr krc ks ksh ku kus kv kw ky la lad lb lbe lez lfn lg li lij lld lmo ln lo lrc lt ltg "
        "lv "
        "mad mai map-bms mdf mg mh mhr mi min mk ml mn mni mnw mo mos mr mrj ms mt mus mwl my myv mzn na nah "
        "nap nds nds-nl ne new ng nia nl nn no nov nqo nr nrm nso nv ny oc olo om or os pa pag pam pap pcd "
        "pcm "
        "pdc pfl pi pih pl pms pnb pnt ps pt pwn qu rm rmy rn ro roa-rup roa-tara rsk ru rue rup rw sa sah "
        "sat "
        "sc scn sco sd se sg sgs sh shi shn shy si simple sk skr sl sm smn sn so sq sr srn ss st stq su sv "
        "sw "
        "syl szl szy ta tay tcy tdd te tet tg th ti tig tk tl tly tn to tpi tr trv ts tt tum tw ty tyv udm "
        "ug "
        "uk ur uz ve vec vep vi vls vo vro wa war wo wuu xal xh xmf yi yo yue za zea zgh zh zh-classical "
        "zh-min-nan zh-yue zu "_s;
    return !prefix.contains(u' ') && codes.contains(u' ' + prefix.toString() + u' ');
}

} // namespace paperround
