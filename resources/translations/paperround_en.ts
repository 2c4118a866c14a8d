<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>paperround::Application</name>
    <message numerus="yes">
        <source>%Ln delivery(s) went on.</source>
        <translation>
            <numerusform>%Ln delivery went on.</numerusform>
            <numerusform>%Ln deliveries went on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are in doubt; they are looked up before anything is posted.</source>
        <translation>
            <numerusform>%Ln row is in doubt; it is looked up before anything is posted.</numerusform>
            <numerusform>%Ln rows are in doubt; they are looked up before anything is posted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::Chip</name>
    <message numerus="yes">
        <source>%1, %Ln page(s)</source>
        <translation>
            <numerusform>%1, %Ln page</numerusform>
            <numerusform>%1, %Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::ChipBar</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::DeliveryView</name>
    <message numerus="yes">
        <source>%1; and %Ln more wiki(s)</source>
        <translation>
            <numerusform>%1; and %Ln more wiki</numerusform>
            <numerusform>%1; and %Ln more wikis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) will never get this message.</source>
        <translation>
            <numerusform>%Ln page will never get this message.</numerusform>
            <numerusform>%Ln pages will never get this message.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are in doubt.</source>
        <translation>
            <numerusform>%Ln row is in doubt.</numerusform>
            <numerusform>%Ln rows are in doubt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody has confirmed that you may send on %Ln wiki(s).</source>
        <translation>
            <numerusform>Nobody has confirmed that you may send on %Ln wiki.</numerusform>
            <numerusform>Nobody has confirmed that you may send on %Ln wikis.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) there wait for the link to the community’s permission.</source>
        <translation>
            <numerusform>%Ln page there waits for the link to the community’s permission.</numerusform>
            <numerusform>%Ln pages there wait for the link to the community’s permission.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::DraftChecks</name>
    <message numerus="yes">
        <source>%Ln wiki(s)</source>
        <translation>
            <numerusform>%Ln wiki</numerusform>
            <numerusform>%Ln wikis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln page(s) of the list are left out.</source>
        <translation>
            <numerusform>The only page of the list is left out.</numerusform>
            <numerusform>All %Ln pages of the list are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) will get the message</source>
        <translation>
            <numerusform>%Ln page will get the message</numerusform>
            <numerusform>%Ln pages will get the message</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) name no page</source>
        <translation>
            <numerusform>%Ln line names no page</numerusform>
            <numerusform>%Ln lines name no page</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) are not checked</source>
        <translation>
            <numerusform>%Ln page is not checked</numerusform>
            <numerusform>%Ln pages are not checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) are outside this farm</source>
        <translation>
            <numerusform>%Ln page is outside this farm</numerusform>
            <numerusform>%Ln pages are outside this farm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) are redirects</source>
        <translation>
            <numerusform>%Ln page is a redirect</numerusform>
            <numerusform>%Ln pages are redirects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Slow there: %Ln edit(s) a minute</source>
        <translation>
            <numerusform>Slow there: %Ln edit a minute</numerusform>
            <numerusform>Slow there: %Ln edits a minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) left out: %1</source>
        <translation>
            <numerusform>%Ln page left out: %1</numerusform>
            <numerusform>%Ln pages left out: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) there are held until you give the link to the community’s permission: %1.</source>
        <translation>
            <numerusform>%Ln page there is held until you give the link to the community’s permission: %1.</numerusform>
            <numerusform>%Ln pages there are held until you give the link to the community’s permission: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::ExcludeWindow</name>
    <message numerus="yes">
        <source>%Ln entry(ies) taken off: messages go there again.</source>
        <translation>
            <numerusform>%Ln entry taken off: messages go there again.</numerusform>
            <numerusform>%Ln entries taken off: messages go there again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::FindBar</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>%Ln replaced</numerusform>
            <numerusform>%Ln replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::FormulaPopup</name>
    <message numerus="yes">
        <source>%Ln smaller area(s)</source>
        <translation>
            <numerusform>%Ln smaller area</numerusform>
            <numerusform>%Ln smaller areas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s), as now</source>
        <translation>
            <numerusform>%Ln page, as now</numerusform>
            <numerusform>%Ln pages, as now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more than now</source>
        <translation>
            <numerusform>%Ln more than now</numerusform>
            <numerusform>%Ln more than now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fewer than now</source>
        <translation>
            <numerusform>%Ln fewer than now</numerusform>
            <numerusform>%Ln fewer than now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::FormulaWords</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::HistoryModel</name>
    <message numerus="yes">
        <source>%Ln delivery(s)</source>
        <translation>
            <numerusform>%Ln delivery</numerusform>
            <numerusform>%Ln deliveries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::HistoryView</name>
    <message numerus="yes">
        <source>Why %Ln page(s) were not reached</source>
        <translation>
            <numerusform>Why %Ln page was not reached</numerusform>
            <numerusform>Why %Ln pages were not reached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln failed</source>
        <translation>
            <numerusform>Retry %Ln failed</numerusform>
            <numerusform>Retry %Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::LaneStrip</name>
    <message numerus="yes">
        <source>%Ln more wiki(s)</source>
        <translation>
            <numerusform>%Ln more wiki</numerusform>
            <numerusform>%Ln more wikis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::LintSays</name>
    <message numerus="yes">
        <source>A template puts pages into the category “%1”, on %Ln wiki(s)</source>
        <translation>
            <numerusform>A template puts pages into the category “%1”, on %Ln wiki</numerusform>
            <numerusform>A template puts pages into the category “%1”, on %Ln wikis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A template links to %1 below the page that shows it, on %Ln wiki(s)</source>
        <translation>
            <numerusform>A template links to %1 below the page that shows it, on %Ln wiki</numerusform>
            <numerusform>A template links to %1 below the page that shows it, on %Ln wikis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has no page on %Ln wiki(s)</source>
        <translation>
            <numerusform>%1 has no page on %Ln wiki</numerusform>
            <numerusform>%1 has no page on %Ln wikis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wiki(s) refuse %1</source>
        <translation>
            <numerusform>%Ln wiki refuses %1</numerusform>
            <numerusform>%Ln wikis refuse %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no room for the text on %Ln page(s)</source>
        <translation>
            <numerusform>There is no room for the text on %Ln page</numerusform>
            <numerusform>There is no room for the text on %Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wiki(s) warn of it: %1</source>
        <translation>
            <numerusform>%Ln wiki warns of it: %1</numerusform>
            <numerusform>%Ln wikis warn of it: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The text is long: %Ln byte(s)</source>
        <translation>
            <numerusform>The text is long: %Ln byte</numerusform>
            <numerusform>The text is long: %Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) get word of every page</source>
        <translation>
            <numerusform>%Ln account gets word of every page</numerusform>
            <numerusform>%Ln accounts get word of every page</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) are mentioned: nobody will be told</source>
        <translation>
            <numerusform>%Ln account is mentioned: nobody will be told</numerusform>
            <numerusform>%Ln accounts are mentioned: nobody will be told</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is missing on %Ln wiki(s)</source>
        <translation>
            <numerusform>%1 is missing on %Ln wiki</numerusform>
            <numerusform>%1 is missing on %Ln wikis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln more</source>
        <translation>
            <numerusform>%1, and %Ln more</numerusform>
            <numerusform>%1, and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 leads nowhere on %Ln wiki(s)</source>
        <translation>
            <numerusform>%1 leads nowhere on %Ln wiki</numerusform>
            <numerusform>%1 leads nowhere on %Ln wikis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::ListActions</name>
    <message numerus="yes">
        <source>%Ln page(s) written</source>
        <translation>
            <numerusform>%Ln page written</numerusform>
            <numerusform>%Ln pages written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) name no page, and this format has no place for them.</source>
        <translation>
            <numerusform>%Ln line names no page, and this format has no place for it.</numerusform>
            <numerusform>%Ln lines name no page, and this format has no place for them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::ListsModel</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exclude list · %Ln page(s) or user(s) get no message</source>
        <translation>
            <numerusform>Exclude list · %Ln page or user gets no message</numerusform>
            <numerusform>Exclude list · %Ln pages or users get no message</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::Mends</name>
    <message numerus="yes">
        <source>follow %Ln redirect(s)</source>
        <translation>
            <numerusform>follow %Ln redirect</numerusform>
            <numerusform>follow %Ln redirects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take %Ln new name(s)</source>
        <translation>
            <numerusform>take %Ln new name</numerusform>
            <numerusform>take %Ln new names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>drop %Ln duplicate(s)</source>
        <translation>
            <numerusform>drop %Ln duplicate</numerusform>
            <numerusform>drop %Ln duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>drop %Ln page(s) without a named reader</source>
        <translation>
            <numerusform>drop %Ln page without a named reader</numerusform>
            <numerusform>drop %Ln pages without a named reader</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>drop %Ln page(s) that take no message</source>
        <translation>
            <numerusform>drop %Ln page that takes no message</numerusform>
            <numerusform>drop %Ln pages that take no message</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>drop %Ln page(s) of blocked, locked or inactive readers</source>
        <translation>
            <numerusform>drop %Ln page of a blocked, locked or inactive reader</numerusform>
            <numerusform>drop %Ln pages of blocked, locked or inactive readers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::MendsPanel</name>
    <message numerus="yes">
        <source>%Ln mend(s) proposed:</source>
        <translation>
            <numerusform>%Ln mend proposed:</numerusform>
            <numerusform>%Ln mends proposed:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mending of %Ln target(s)</source>
        <translation>
            <numerusform>mending of %Ln target</numerusform>
            <numerusform>mending of %Ln targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln target(s) mended.</source>
        <translation>
            <numerusform>%Ln target mended.</numerusform>
            <numerusform>%Ln targets mended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::MessageStep</name>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::PolicyWords</name>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) on</source>
        <translation>
            <numerusform>%Ln page on</numerusform>
            <numerusform>%Ln pages on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::PreviewDress</name>
    <message numerus="yes">
        <source>%Ln picture(s) that did not come</source>
        <translation>
            <numerusform>%Ln picture that did not come</numerusform>
            <numerusform>%Ln pictures that did not come</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) from elsewhere, too large or of a kind that is not shown</source>
        <translation>
            <numerusform>%Ln picture from elsewhere, too large or of a kind that is not shown</numerusform>
            <numerusform>%Ln pictures from elsewhere, too large or of a kind that is not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::PreviewGroupsModel</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wiki(s)</source>
        <translation>
            <numerusform>%Ln wiki</numerusform>
            <numerusform>%Ln wikis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::PreviewPane</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>same on %Ln wiki(s)</source>
        <translation>
            <numerusform>same on %Ln wiki</numerusform>
            <numerusform>same on %Ln wikis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln red link(s): %1</source>
        <translation>
            <numerusform>%Ln red link: %1</numerusform>
            <numerusform>%Ln red links: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::PreviewStep</name>
    <message numerus="yes">
        <source>%Ln different result(s)</source>
        <translation>
            <numerusform>%Ln different result</numerusform>
            <numerusform>%Ln different results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %Ln wiki(s)</source>
        <translation>
            <numerusform>on %Ln wiki</numerusform>
            <numerusform>on %Ln wikis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not asked yet</source>
        <translation>
            <numerusform>%Ln not asked yet</numerusform>
            <numerusform>%Ln not asked yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::PreviewView</name>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::Recipe</name>
    <message numerus="yes">
        <source>%Ln page(s) so far</source>
        <translation>
            <numerusform>%Ln page so far</numerusform>
            <numerusform>%Ln pages so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln categories looked through</source>
        <translation>
            <numerusform>%Ln category looked through</numerusform>
            <numerusform>%Ln categories looked through</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::RequestChanges</name>
    <message numerus="yes">
        <source>Text: %Ln line(s)</source>
        <translation>
            <numerusform>Text: %Ln line</numerusform>
            <numerusform>Text: %Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::RequestView</name>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wiki(s)</source>
        <translation>
            <numerusform>%Ln wiki</numerusform>
            <numerusform>%Ln wikis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::RequestWhat</name>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::RequestsModel</name>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wiki(s)</source>
        <translation>
            <numerusform>%Ln wiki</numerusform>
            <numerusform>%Ln wikis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::ReviewWords</name>
    <message numerus="yes">
        <source>You have been looking at this for %Ln minute(s).</source>
        <translation>
            <numerusform>You have been looking at this for %Ln minute.</numerusform>
            <numerusform>You have been looking at this for %Ln minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has been looking at this for %Ln minute(s).</source>
        <translation>
            <numerusform>%1 has been looking at this for %Ln minute.</numerusform>
            <numerusform>%1 has been looking at this for %Ln minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::RevisionChooser</name>
    <message numerus="yes">
        <source>%Ln revision(s)</source>
        <translation>
            <numerusform>%Ln revision</numerusform>
            <numerusform>%Ln revisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::RowsToSave</name>
    <message numerus="yes">
        <source>%Ln row(s) that you put in go along.</source>
        <translation>
            <numerusform>%Ln row that you put in goes along.</numerusform>
            <numerusform>%Ln rows that you put in go along.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of other sources stay out.</source>
        <translation>
            <numerusform>%Ln row of other sources stays out.</numerusform>
            <numerusform>%Ln rows of other sources stay out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of other sources go to this page.</source>
        <translation>
            <numerusform>%Ln row of other sources goes to this page.</numerusform>
            <numerusform>%Ln rows of other sources go to this page.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of the page that the list does not have are taken off.</source>
        <translation>
            <numerusform>%Ln row of the page that the list does not have is taken off.</numerusform>
            <numerusform>%Ln rows of the page that the list does not have are taken off.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::RowsView</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::SaveListDialog</name>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::SaveWords</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln added</numerusform>
            <numerusform>%Ln added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln removed</numerusform>
            <numerusform>%Ln removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln renamed</source>
        <translation>
            <numerusform>%Ln renamed</numerusform>
            <numerusform>%Ln renamed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) cannot be changed here: a page or template that this page includes names them. Edit it there: %1.</source>
        <translation>
            <numerusform>%Ln row cannot be changed here: a page or template that this page includes names it. Edit it there: %1.</numerusform>
            <numerusform>%Ln rows cannot be changed here: a page or template that this page includes names them. Edit it there: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) cannot be renamed here: the template that names them has no place for it: %1.</source>
        <translation>
            <numerusform>%Ln row cannot be renamed here: the template that names it has no place for the new name: %1.</numerusform>
            <numerusform>%Ln rows cannot be renamed here: the template that names them has no place for the new names: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The wiki would still find %Ln row(s) on the new page: %1.</source>
        <translation>
            <numerusform>The wiki would still find %Ln row on the new page: %1.</numerusform>
            <numerusform>The wiki would still find %Ln rows on the new page: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The wiki would not take %Ln row(s) of the new page: %1.</source>
        <translation>
            <numerusform>The wiki would not take %Ln row of the new page: %1.</numerusform>
            <numerusform>The wiki would not take %Ln rows of the new page: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) by others went in at the same moment, and the wiki merged them. Read the list anew.</source>
        <translation>
            <numerusform>%Ln edit by somebody else went in at the same moment, and the wiki merged it. Read the list anew.</numerusform>
            <numerusform>%Ln edits by others went in at the same moment, and the wiki merged them. Read the list anew.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::SendStep</name>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %Ln wiki(s)</source>
        <translation>
            <numerusform>on %Ln wiki</numerusform>
            <numerusform>on %Ln wikis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s), see Checks</source>
        <translation>
            <numerusform>%Ln warning, see Checks</numerusform>
            <numerusform>%Ln warnings, see Checks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %Ln page(s)</source>
        <translation>
            <numerusform>Send to %Ln page</numerusform>
            <numerusform>Send to %Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wiki(s) not confirmed: the pages there are held</source>
        <translation>
            <numerusform>%Ln wiki not confirmed: the pages there are held</numerusform>
            <numerusform>%Ln wikis not confirmed: the pages there are held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::SourcePanel</name>
    <message numerus="yes">
        <source>%Ln translation(s)</source>
        <translation>
            <numerusform>%Ln translation</numerusform>
            <numerusform>%Ln translations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::SourcesBar</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::StepButton</name>
    <message numerus="yes">
        <source>%1, %Ln problem(s)</source>
        <translation>
            <numerusform>%1, %Ln problem</numerusform>
            <numerusform>%1, %Ln problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::SubmittedWords</name>
    <message numerus="yes">
        <source>Nobody has to be asked for less than %Ln page(s)</source>
        <translation>
            <numerusform>Nobody has to be asked for less than %Ln page</numerusform>
            <numerusform>Nobody has to be asked for less than %Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln approval(s) by somebody else</source>
        <translation>
            <numerusform>%Ln approval by somebody else</numerusform>
            <numerusform>%Ln approvals by somebody else</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, from %Ln page(s) on</source>
        <comment>so many approvals</comment>
        <translation>
            <numerusform>%1, from %Ln page on</numerusform>
            <numerusform>%1, from %Ln pages on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::TablePreview</name>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) with a problem</source>
        <translation>
            <numerusform>%Ln line with a problem</numerusform>
            <numerusform>%Ln lines with a problem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln page(s)</source>
        <translation>
            <numerusform>Add %Ln page</numerusform>
            <numerusform>Add %Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::TargetTable</name>
    <message numerus="yes">
        <source>taking out %Ln target(s)</source>
        <translation>
            <numerusform>taking out %Ln target</numerusform>
            <numerusform>taking out %Ln targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>taking in %Ln target(s)</source>
        <translation>
            <numerusform>taking in %Ln target</numerusform>
            <numerusform>taking in %Ln targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>removal of %Ln target(s)</source>
        <translation>
            <numerusform>removal of %Ln target</numerusform>
            <numerusform>removal of %Ln targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move of %Ln target(s)</source>
        <translation>
            <numerusform>move of %Ln target</numerusform>
            <numerusform>move of %Ln targets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::TargetTableModel</name>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will be sent</source>
        <translation>
            <numerusform>%Ln will be sent</numerusform>
            <numerusform>%Ln will be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::TargetsStep</name>
    <message numerus="yes">
        <source>%Ln target(s) added</source>
        <translation>
            <numerusform>%Ln target added</numerusform>
            <numerusform>%Ln targets added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) name no page; they stay in the list with the reason.</source>
        <translation>
            <numerusform>%Ln line names no page; it stays in the list with the reason.</numerusform>
            <numerusform>%Ln lines name no page; they stay in the list with the reason.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more wiki(s) could not be checked either.</source>
        <translation>
            <numerusform>%Ln more wiki could not be checked either.</numerusform>
            <numerusform>%Ln more wikis could not be checked either.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) joined</source>
        <translation>
            <numerusform>%Ln page joined</numerusform>
            <numerusform>%Ln pages joined</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) left</source>
        <translation>
            <numerusform>%Ln page left</numerusform>
            <numerusform>%Ln pages left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Readers inactive for %Ln month(s): a request for 50 readers, and one for each found</source>
        <translation>
            <numerusform>Readers inactive for %Ln month: a request for 50 readers, and one for each found</numerusform>
            <numerusform>Readers inactive for %Ln months: a request for 50 readers, and one for each found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locked accounts: a request each, %Ln at most</source>
        <translation>
            <numerusform>Locked accounts: a request each, %Ln at most</numerusform>
            <numerusform>Locked accounts: a request each, %Ln at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked %Ln hour(s) ago</source>
        <translation>
            <numerusform>Checked %Ln hour ago</numerusform>
            <numerusform>Checked %Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked %Ln day(s) ago</source>
        <translation>
            <numerusform>Checked %Ln day ago</numerusform>
            <numerusform>Checked %Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) or user(s) stand there.</source>
        <translation>
            <numerusform>%Ln page or user stands there.</numerusform>
            <numerusform>%Ln pages or users stand there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::TargetsSummary</name>
    <message numerus="yes">
        <source>%Ln wiki(s)</source>
        <translation>
            <numerusform>%Ln wiki</numerusform>
            <numerusform>%Ln wikis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln min</source>
        <translation>
            <numerusform>about %Ln min</numerusform>
            <numerusform>about %Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::WikiBars</name>
    <message numerus="yes">
        <source>%Ln more wiki(s)</source>
        <translation>
            <numerusform>%Ln more wiki</numerusform>
            <numerusform>%Ln more wikis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperround::WordsBar</name>
    <message numerus="yes">
        <source>%Ln wiki(s) without words in the language</source>
        <translation>
            <numerusform>%Ln wiki without words in its language</numerusform>
            <numerusform>%Ln wikis without words in their language</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) without a row</source>
        <translation>
            <numerusform>%Ln source without a row</numerusform>
            <numerusform>%Ln sources without a row</numerusform>
        </translation>
    </message>
</context>
</TS>
