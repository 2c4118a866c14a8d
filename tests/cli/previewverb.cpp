// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rig.h"

#include <QJsonArray>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// `paperround preview`, as the real program does it.
class TestPreviewVerb : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<Rig>(); }
    void cleanup() { m_rig.reset(); }

    void previewsOnAWiki();
    void previewsARowInTheWordsOfItsSegment();

private:
    std::unique_ptr<Rig> m_rig;
};

void TestPreviewVerb::previewsOnAWiki()
{
    const auto targets = m_rig->readers(2);
    const auto request =
        m_rig->writeRequest(targets, {{u"body"_s, u"'''Bold''' words {{Nope}} [[Project:Nowhere]]"_s}});
    const auto host = targets[1].mid(targets[1].lastIndexOf(u'@') + 1);
    const auto ended = m_rig->run(QStringList{u"preview"_s, request, u"--wiki"_s, host} + m_rig->access());
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY2(ended.out.contains("<b>Bold</b>"), ended.out.constData());
    QVERIFY2(ended.err.contains(":Nope") && ended.err.contains("a link leads nowhere: ")
                 && ended.err.contains(":Nowhere"),
             ended.err.constData());
    const auto elsewhere =
        m_rig->run(QStringList{u"preview"_s, request, u"--wiki"_s, u"other.org"_s} + m_rig->access());
    QCOMPARE(elsewhere.code, 1);
}

void TestPreviewVerb::previewsARowInTheWordsOfItsSegment()
{
    const auto readers = m_rig->readers(1);
    const auto host = readers[0].mid(readers[0].lastIndexOf(u'@'));
    const auto request =
        m_rig->writeRequest({readers[0], u"User talk:An editor"_s + host},
                            {{u"variants"_s,
                              QJsonArray{QJsonObject{{u"segment"_s, u"Editors"_s},
                                                     {u"rows"_s, u"2"_s},
                                                     {u"body"_s, u"Dear ''editors'' {{Nope}}"_s}}}}});
    const auto shown = [&](const QStringList &which) {
        return m_rig->run(QStringList{u"preview"_s, request} + which + m_rig->access());
    };
    const auto editor = shown({u"--row"_s, u"2"_s});
    QVERIFY2(editor.code == 0 && editor.out.contains("Dear <i>editors</i>"), editor.out + editor.err);
    QVERIFY2(editor.err.contains(host.mid(1).toUtf8() + " has no "), editor.err.constData());
    const auto reader = shown({u"--row"_s, u"1"_s});
    QVERIFY2(reader.code == 0 && reader.out.contains("Hello."), reader.out + reader.err);
    QVERIFY(shown({u"--wiki"_s, host.mid(1)}).out.contains("Hello."));
    const auto none = shown({u"--row"_s, u"3"_s});
    QVERIFY2(none.code == 1 && none.err.contains("--row 3"), none.err.constData());
    QCOMPARE(none.out, QByteArray());
}

QTEST_GUILESS_MAIN(TestPreviewVerb)
#include "previewverb.moc"
