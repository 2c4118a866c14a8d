// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/draftchecks.h"

#include "domain/delivery/reason.h"
#include "domain/message/composition.h"
#include "models/bidi.h"
#include "models/lintwords.h"
#include "models/optionwords.h"
#include "models/rowwords.h"
#include "models/sentences.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Where tr() finds its context.
class DraftChecks
{
    Q_DECLARE_TR_FUNCTIONS(paperround::DraftChecks)
public:
    explicit DraftChecks(const DraftState &state)
        : m_state(state)
    {
    }

    QList<CheckItem> all()
    {
        // Of a way to send that is not open the options have a word, too.
        if (m_state.againstRules
            && !(m_state.mayNotHandOver && m_state.againstRules->code == m_state.mayNotHandOver->code))
            rules();
        message();
        targets();
        wikis();
        account();
        options();
        permissions();
        preview();
        return worstFirst();
    }

    QList<CheckItem> ofSubmission()
    {
        rules();
        message();
        targets();
        wikis();
        options();
        for (CheckItem &item : m_items) {
            item.cure = CureAt::Nowhere;
            item.place = {};
            item.mend = {};
            item.mendWords.clear();
        }
        return worstFirst();
    }

private:
    QList<CheckItem> worstFirst()
    {
        std::stable_sort(m_items.begin(), m_items.end(), [](const CheckItem &a, const CheckItem &b) {
            return static_cast<int>(a.severity) < static_cast<int>(b.severity);
        });
        return m_items;
    }
    void add(Severity severity, const QString &title, const QString &where, const QString &meaning = {},
             CureAt cure = CureAt::Nowhere, const QString &details = {})
    {
        m_items.append({severity, title, where, meaning, cure, details, {}, {}, {}});
    }
    void pass(const QString &title) { add(Severity::Passed, title, everywhere()); }
    [[nodiscard]] static QString everywhere() { return tr("all wikis"); }
    [[nodiscard]] QString named(const QString &wiki) const { return m_state.names.shown(wiki); }
    [[nodiscard]] static QString onWikis(int wikis) { return tr("%Ln wiki(s)", nullptr, wikis); }

    void rules()
    {
        if (!m_state.againstRules) {
            pass(tr("The farm’s policy allows it"));
            return;
        }
        if (m_state.againstRules->code == "check-forbidden"_L1)
            return; // The finding itself says so.
        const Explanation why = explain(*m_state.againstRules);
        add(Severity::Stop, why.what, everywhere(), why.text(), CureAt::Nowhere, why.details);
    }

    void message()
    {
        QSet<LintCheck> failed;
        for (const LintFinding &finding : m_state.lint) {
            failed.insert(finding.check);
            found(finding);
        }
        const auto passed = [this, &failed](std::initializer_list<LintCheck> checks, const QString &title) {
            if (std::ranges::none_of(checks, [&failed](LintCheck check) { return failed.contains(check); }))
                pass(title);
        };
        passed({LintCheck::EmptySubject, LintCheck::LongSubject},
               tr("Subject has %1 of %2 bytes")
                   .arg(effectiveSubject(m_state.message.subject).toUtf8().size())
                   .arg(MaxSubjectBytes));
        wording();
        if (failed.contains(LintCheck::EmptyBody))
            return;
        pass(tr("The message has a text"));
        passed({LintCheck::UnclosedComment, LintCheck::UnclosedVerbatim, LintCheck::UnclosedTemplate,
                LintCheck::UnclosedLink, LintCheck::UnclosedTable, LintCheck::ClosesNothing,
                LintCheck::UnclosedTag, LintCheck::MisnestedTag, LintCheck::StrayTag},
               tr("Every tag, link and table is closed"));
        passed({LintCheck::Unsigned}, tr("Signature with time is there"));
        passed({LintCheck::NoWayOut}, tr("A way to unsubscribe is in the text"));
        passed({LintCheck::LanguageLink, LintCheck::Category}, tr("No link puts its page elsewhere"));
    }

    [[nodiscard]] static QString whereOf(const LintFinding &finding)
    {
        if (finding.place.field == LintField::Body)
            return tr("line %1").arg(finding.place.line);
        if (finding.place.field == LintField::Subject)
            return tr("subject");
        if (finding.check == LintCheck::FullPage)
            return {}; // It counts pages, and names them.
        return asksWikis(finding.check) && finding.number > 0 ? onWikis(finding.number) : everywhere();
    }

    void found(const LintFinding &finding)
    {
        if (finding.check == LintCheck::MissingTemplate)
            return; // The preview has a word on each, and names its wikis.
        const bool never = finding.check == LintCheck::EmptySubject || finding.check == LintCheck::LongSubject
            || finding.check == LintCheck::EmptyBody;
        const bool forbidden = m_state.forbids.contains(lintName(finding.check));
        const LintWords words = lintWords(finding);
        CheckItem item;
        item.severity = never || forbidden           ? Severity::Stop
            : finding.severity == LintSeverity::Note ? Severity::Note
                                                     : Severity::Warning;
        item.title = words.title;
        item.where = whereOf(finding);
        item.meaning = forbidden && !never
            ? tr("%1 This farm's policy does not let it pass.").arg(words.meaning)
            : words.meaning;
        item.cure = finding.check == LintCheck::Subscribes ? CureAt::Nowhere
            : finding.check == LintCheck::FullPage         ? CureAt::Targets
                                                           : CureAt::Message;
        item.place = finding.place;
        item.mend = finding.mend;
        item.mendWords = words.mend;
        m_items.append(item);
    }

    /// Source, variants, fields of a row; what is wrong with subject and body was said.
    void wording()
    {
        const auto checked = checkWording(m_state.message);
        static const QStringList said{u"subject"_s, u"body"_s};
        if (!checked && !said.contains(checked.error().detail)) {
            const Explanation why = explain(checked.error());
            add(Severity::Stop, why.what, everywhere(), why.text(), CureAt::Message, why.details);
        }
        if (m_state.options.route == Route::MassMessage && !isOneText(m_state.message)) {
            const Explanation why = explain({ErrorKind::Input, u"one-text-only"_s, {}, {}});
            add(Severity::Stop, why.what, everywhere(), why.text(), CureAt::Options, {});
        }
    }

    void targets()
    {
        const HealthCounts &counts = m_state.targets;
        const QString show = onWikis(m_state.wikis);
        if (counts.willBeSent == 0)
            add(Severity::Stop, tr("There is no page to send to"), {},
                counts.total == 0 ? tr("Add a target list, or paste the pages.")
                                  : tr("All %Ln page(s) of the list are left out.", nullptr, counts.total),
                CureAt::Targets);
        else
            pass(tr("%Ln page(s) will get the message", nullptr, counts.willBeSent));
        if (const int lines = counts[TargetHealth::Problem]; lines > 0)
            add(Severity::Warning, tr("%Ln line(s) name no page", nullptr, lines), {},
                tr("They are left out. Correct them in the table, or leave them."), CureAt::Targets);
        if (const int unchecked = counts[TargetHealth::Unchecked]; unchecked > 0)
            add(Severity::Warning, tr("%Ln page(s) are not checked", nullptr, unchecked), show,
                tr("Opt-outs, redirects and missing users are looked up just before each post as well, but "
                   "then "
                   "you see them only in the delivery."),
                CureAt::Targets);
        if (const int hosts = counts[TargetHealth::OtherHost]; hosts > 0)
            add(Severity::Warning, tr("%Ln page(s) are outside this farm", nullptr, hosts), {},
                tr("Your sign-in is never shown to other hosts. These pages are left out."), CureAt::Targets);
        for (const LeftOut &left : m_state.leftOut) {
            const QString meaning = explainRow(Row{.reason = left.reason}, {}).text();
            add(Severity::Note, tr("%Ln page(s) left out: %1", nullptr, left.pages).arg(leftOutWords(left)),
                onWikis(left.wikis), left.reason.isEmpty() ? tr("They stay in the list.") : meaning,
                CureAt::Targets);
        }
        if (const int moved = counts[TargetHealth::Redirect]; moved > 0)
            add(Severity::Note, tr("%Ln page(s) are redirects", nullptr, moved), {},
                tr("The message goes to the page they lead to."), CureAt::Targets);
    }

    void wikis()
    {
        for (const WikiTrouble &trouble : m_state.troubles) {
            const Explanation why = explain(trouble.error);
            add(Severity::Warning, why.what, named(trouble.wiki), why.text(), CureAt::Targets, why.details);
        }
        int ready = 0;
        for (const AccountFacts &facts : m_state.accounts) {
            if (facts.block && !facts.block->partial) {
                add(Severity::Warning, tr("Your account is blocked"), named(facts.wiki),
                    tr("Nothing can be posted there until %1. By %2.")
                        .arg(facts.block->expiry == u"infinite" ? tr("somebody lifts the block")
                                                                : facts.block->expiry,
                             isolated(facts.block->by)),
                    CureAt::Accounts, facts.block->reason);
            } else if (!facts.rights.contains(u"edit"_s)) {
                add(Severity::Warning, tr("Your sign-in may not edit there"), named(facts.wiki),
                    tr("The right \"edit\" is missing, from your groups or from what you allowed this "
                       "program."),
                    CureAt::Accounts);
            } else {
                ++ready;
                if (facts.editLimit && facts.editLimit->seconds > 0
                    && facts.editLimit->hits * 60 / facts.editLimit->seconds < 20)
                    add(Severity::Note,
                        tr("Slow there: %Ln edit(s) a minute", nullptr,
                           facts.editLimit->hits * 60 / facts.editLimit->seconds),
                        named(facts.wiki),
                        tr("The wiki's limit for your account. The delivery waits for it."));
            }
        }
        if (ready > 0)
            add(Severity::Passed, tr("Your account may post"), onWikis(ready));
    }

    void account()
    {
        if (!m_state.signedIn) {
            add(Severity::Stop, tr("Nobody is signed in"), {},
                tr("Messages are posted with your account. Sign in first."), CureAt::Accounts);
        } else if (m_state.mayNot) {
            const Explanation why = explain(*m_state.mayNot);
            add(Severity::Stop, why.what, {}, why.text(), CureAt::Accounts, why.details);
        } else if (m_state.mayBeAsked) {
            pass(tr("You may send on this farm"));
        }
    }

    void options()
    {
        const DeliveryOptions &options = m_state.options;
        if (!checkOptions(options))
            add(Severity::Stop, tr("It would end before it begins"), everywhere(),
                tr("“Not after” must be later than “not before”."), CureAt::Options);
        else if (options.notAfter.isValid() && options.notAfter <= m_state.now)
            add(Severity::Stop, tr("Its time is over"), everywhere(),
                tr("It was not to be sent after %1. Choose another time, or none.")
                    .arg(timeWords(options.notAfter)),
                CureAt::Options);
        else if (options.notBefore > m_state.now)
            add(Severity::Note, tr("Nothing is posted before %1").arg(timeWords(options.notBefore)),
                everywhere(), timesWords(options), CureAt::Options);
        if (options.route == Route::MassMessage && m_state.mayNotHandOver) {
            const Explanation why = explain(*m_state.mayNotHandOver);
            add(Severity::Stop, why.what, {}, why.text(), CureAt::Options, why.details);
        }
    }

    void permissions()
    {
        const int wikis = static_cast<int>(m_state.unconfirmed.size());
        if (wikis == 0)
            return;
        QStringList named;
        constexpr qsizetype most = 10;
        for (const QString &wiki : m_state.unconfirmed.first(std::min<qsizetype>(wikis, most)))
            named.append(this->named(wiki));
        const QString list =
            wikis > most ? tr("%1 and others").arg(named.join(tr(", "))) : named.join(tr(", "));
        add(Severity::Warning, tr("Nobody has confirmed that you may send"), onWikis(wikis),
            tr("%Ln page(s) there are held until you give the link to the community’s permission: %1.",
               nullptr, m_state.heldPages)
                .arg(list),
            CureAt::Permission);
    }

    void preview()
    {
        if (m_state.notRendered > 0)
            add(Severity::Warning, tr("The preview could not be rendered"), onWikis(m_state.notRendered),
                tr("The text may still be fine; render it again, or look at it as text."), CureAt::Preview);
        for (auto it = m_state.missingTemplates.cbegin(); it != m_state.missingTemplates.cend(); ++it)
            add(Severity::Warning, tr("{{%1}} is missing").arg(isolated(it.key())), onWikis(it.value()),
                tr("Readers there would see the bare name in red. Take it out, or write the text itself."),
                CureAt::Message);
        if (m_state.previewed == 0)
            add(Severity::Note, tr("Nobody has looked at the preview"), everywhere(),
                tr("Each wiki renders the message in its own way. Look at it once."), CureAt::Preview);
        else if (m_state.missingTemplates.isEmpty() && m_state.notRendered == 0)
            add(Severity::Passed, tr("Every template exists"), onWikis(m_state.previewed));
    }

    const DraftState &m_state;
    QList<CheckItem> m_items;
};

} // namespace

QString leftOutWords(const LeftOut &left)
{
    return left.reason.isEmpty() ? DraftChecks::tr("Taken out by you") : reasonTitle(left.reason);
}

QList<CheckItem> draftChecks(const DraftState &state)
{
    return DraftChecks(state).all();
}

QList<CheckItem> submissionChecks(const DraftState &state)
{
    return DraftChecks(state).ofSubmission();
}

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Stop:
        return DraftChecks::tr("Stops sending");
    case Severity::Warning:
        return DraftChecks::tr("Warnings");
    case Severity::Note:
        return DraftChecks::tr("Notes");
    case Severity::Passed:
        return DraftChecks::tr("Passed");
    }
    return {};
}

QString cureWords(CureAt cure)
{
    switch (cure) {
    case CureAt::Nowhere:
        return {};
    case CureAt::Targets:
        return DraftChecks::tr("Show in Targets");
    case CureAt::Message:
        return DraftChecks::tr("Show in Message");
    case CureAt::Preview:
        return DraftChecks::tr("Open the preview");
    case CureAt::Options:
        return DraftChecks::tr("Show in Send");
    case CureAt::Permission:
        return DraftChecks::tr("I have permission…");
    case CureAt::Accounts:
        return DraftChecks::tr("Open accounts");
    }
    return {};
}

QString cureWords(const CheckItem &item)
{
    return item.place.field == LintField::Body
        ? DraftChecks::tr("Show line %1").arg(QLocale().toString(item.place.line))
        : cureWords(item.cure);
}

} // namespace paperround
