// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/speller.h"

#include "cli/files.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QStringDecoder>
#include <QStringEncoder>

#include <hunspell/hunspell.hxx>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostAnswers = 100'000;
constexpr int MostSuggestions = 6;
constexpr qint64 LargestOwnWords = 4LL * 1024 * 1024;

class HunspellDictionary : public Dictionary
{
public:
    explicit HunspellDictionary(const QString &path)
        : m_words(QFile::encodeName(path + u".aff"_s).constData(),
                  QFile::encodeName(path + u".dic"_s).constData())
        , m_write(m_words.get_dict_encoding().c_str())
        , m_read(m_words.get_dict_encoding().c_str())
    {
    }
    [[nodiscard]] bool isUsable() const { return m_write.isValid() && m_read.isValid(); }
    [[nodiscard]] bool knows(const QString &word) override
    {
        const std::string bytes = encoded(word);
        return bytes.empty() || m_words.spell(bytes);
    }
    [[nodiscard]] QStringList suggestions(const QString &word) override
    {
        QStringList found;
        const std::string bytes = encoded(word);
        if (bytes.empty())
            return found;
        for (const std::string &each : m_words.suggest(bytes)) {
            found.append(m_read(QByteArrayView(each.data(), qsizetype(each.size()))));
            if (found.size() == MostSuggestions)
                break;
        }
        return found;
    }

private:
    /// Empty: the dictionary's encoding has no such letters, so it can say nothing of the word.
    std::string encoded(QString word)
    {
        const QByteArray bytes = m_write(word.replace(QChar(0x2019), u'\''));
        const bool lost = m_write.hasError();
        m_write.resetState();
        return lost ? std::string() : bytes.toStdString();
    }

    Hunspell m_words;
    QStringEncoder m_write;
    QStringDecoder m_read;
};

/// Codes that are no language's own ("simple"), and those that dictionaries call otherwise.
QString dictionaryLanguage(const QString &code)
{
    static const QHash<QString, QString> others{
        {u"simple"_s, u"en"_s}, {u"no"_s, u"nb"_s}, {u"tl"_s, u"fil"_s}};
    const QString language = code.section(u'-', 0, 0).toLower();
    return others.value(language, language);
}

} // namespace

QStringList dictionaryFolders()
{
    QStringList folders;
    for (const QString &data : QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation))
        folders += {data + u"/hunspell"_s, data + u"/myspell"_s, data + u"/myspell/dicts"_s};
    return folders;
}

QString dictionaryFor(const QString &language, const QStringList &folders, const QString &system)
{
    const QString base = dictionaryLanguage(language);
    if (base.isEmpty())
        return {};
    const QString region = language.section(u'-', 1, 1).toUpper();
    const QStringList wanted{base + u'_' + region, system, base + u'_' + base.toUpper(), base + u"_US"_s,
                             base};
    QString best;
    qsizetype rank = wanted.size() + 1;
    for (const QString &folder : folders) {
        QStringList names =
            QDir(folder).entryList({base + u".dic"_s, base + u"_*.dic"_s}, QDir::Files, QDir::Name);
        for (QString &name : names) {
            name.chop(4);
            const qsizetype found = wanted.indexOf(name);
            const qsizetype place = found < 0 ? wanted.size() : found;
            const QString path = folder + u'/' + name;
            if (place < rank && QFileInfo::exists(path + u".aff"_s)) {
                rank = place;
                best = path;
            }
        }
    }
    return best;
}

std::unique_ptr<Dictionary> openDictionary(const QString &path)
{
    if (!QFileInfo(path + u".aff"_s).isReadable() || !QFileInfo(path + u".dic"_s).isReadable())
        return nullptr;
    auto dictionary = std::make_unique<HunspellDictionary>(path);
    return dictionary->isUsable() ? std::move(dictionary) : nullptr;
}

Speller::Speller(QStringList folders, QString wordsFile, QObject *parent, Open open)
    : QObject(parent)
    , m_open(std::move(open))
    , m_folders(std::move(folders))
    , m_wordsFile(std::move(wordsFile))
{
    (void)readOwnWords(); // What is wrong is said when a word is to be added.
}

Speller::~Speller()
{
    for (QThread *thread : std::as_const(m_reading))
        thread->wait(); // Else it reads on while the program ends.
}

Result<void> Speller::readOwnWords()
{
    if (m_wordsFile.isEmpty() || !QFileInfo::exists(m_wordsFile))
        return {};
    const auto bytes = readInput(m_wordsFile, LargestOwnWords);
    if (!bytes)
        return tl::unexpected(bytes.error());
    for (const QString &line : QString::fromUtf8(*bytes).split(u'\n')) {
        if (const QString word = line.trimmed(); !word.isEmpty())
            m_own.insert(word);
    }
    return {};
}

QString Speller::path() const
{
    return dictionaryFor(m_language, m_folders, QLocale::system().name());
}

bool Speller::isUnusable() const
{
    const auto read = m_read.constFind(path());
    return read != m_read.cend() && !*read;
}

bool Speller::hasDictionary() const
{
    return !path().isEmpty() && !isUnusable();
}

void Speller::setLanguage(const QString &language)
{
    if (m_language == language)
        return;
    m_language = language;
    m_answers.clear();
    const QString wanted = path();
    m_dictionary = m_read.value(wanted);
    if (!wanted.isEmpty() && !m_read.contains(wanted))
        read(wanted);
    Q_EMIT changed();
}

void Speller::read(const QString &of)
{
    if (m_reading.contains(of))
        return;
    auto opened = std::make_shared<std::unique_ptr<Dictionary>>();
    QThread *thread = QThread::create([of, opened, open = m_open] { *opened = open(of); });
    m_reading.insert(of, thread);
    connect(thread, &QThread::finished, this, [this, of, opened] {
        m_reading.remove(of);
        m_read.insert(of, std::move(*opened));
        if (path() != of)
            return;
        m_dictionary = m_read.value(of);
        Q_EMIT changed();
    });
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start(QThread::LowPriority);
}

bool Speller::knows(const QString &word)
{
    if (!m_dictionary || m_own.contains(word) || m_own.contains(word.toLower()))
        return true;
    const auto known = m_answers.constFind(word);
    if (known != m_answers.cend())
        return *known;
    if (m_answers.size() >= MostAnswers)
        m_answers.clear();
    return *m_answers.insert(word, m_dictionary->knows(word));
}

QStringList Speller::suggestions(const QString &word)
{
    return m_dictionary ? m_dictionary->suggestions(word) : QStringList();
}

Result<void> Speller::learn(const QString &word)
{
    // Anew: another window may have added some. What cannot be read is not written over.
    Result<void> kept = readOwnWords();
    m_own.insert(word);
    if (kept && !m_wordsFile.isEmpty()) {
        QStringList words(m_own.cbegin(), m_own.cend());
        std::ranges::sort(words);
        (void)QDir().mkpath(QFileInfo(m_wordsFile).path()); // Where it cannot, nor can the file.
        kept = writeFile(m_wordsFile, words.join(u'\n').toUtf8() + '\n');
    }
    Q_EMIT changed();
    return kept;
}

} // namespace paperround
