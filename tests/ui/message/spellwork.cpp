// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/spellwork.h"

#include "ui/message/bodyeditor.h"
#include "ui/message/speller.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

/// Knows no word, and needs more than a slice of time to say so.
class SlowDictionary : public Dictionary
{
public:
    explicit SlowDictionary(std::function<void()> asked)
        : m_asked(std::move(asked))
    {
    }
    [[nodiscard]] bool knows(const QString &) override
    {
        QElapsedTimer time;
        time.start();
        while (!time.hasExpired(10))
            continue;
        m_asked();
        return false;
    }
    [[nodiscard]] QStringList suggestions(const QString &) override { return {}; }

private:
    std::function<void()> m_asked;
};

} // namespace

/// Words are looked up a little at a time, and marked where they stand.
class TestSpellWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksNothingOfTheTextBefore();
};

void TestSpellWork::marksNothingOfTheTextBefore()
{
    const QTemporaryDir folder;
    for (const auto &name : {u"en_US.dic"_s, u"en_US.aff"_s})
        QVERIFY(QFile(folder.filePath(name)).open(QIODevice::WriteOnly));
    const QStringList written{u"alpha"_s, u"beta"_s, u"gamma"_s, u"delta"_s, u"epsilon"_s, u"zeta"_s};
    BodyEditor editor;
    int asked = 0;
    // Once some words were looked up, and others not yet, the person goes on writing.
    const auto ask = [&editor, &asked] {
        if (++asked == 2)
            QMetaObject::invokeMethod(
                &editor, [&editor] { editor.replace(0, 0, u"kappa "_s); }, Qt::QueuedConnection);
    };
    Speller speller({folder.path()}, {}, nullptr,
                    [&ask](const QString &) { return std::make_unique<SlowDictionary>(ask); });
    SpellWork work(editor, speller);
    editor.setPlainText(written.join(u' '));
    speller.setLanguage(u"en"_s);
    const auto marked = [&editor] {
        QStringList words;
        for (const TextSpan &each : editor.misspelt())
            words.append(each.in(editor.text()).toString());
        return words;
    };
    const QStringList whole = QStringList{u"kappa"_s} + written;
    QTRY_VERIFY(asked >= 2);
    QStringList torn;
    QVERIFY(QTest::qWaitFor([&] {
        for (const QString &word : marked()) {
            if (!whole.contains(word))
                torn.append(word);
        }
        return !work.isBusy();
    }));
    QCOMPARE(torn, QStringList());
    QCOMPARE(marked(), whole);
}

QTEST_MAIN(TestSpellWork)
#include "spellwork.moc"
