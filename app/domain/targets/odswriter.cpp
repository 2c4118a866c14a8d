// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/odswriter.h"

#include <QXmlStreamWriter>
#include <QtEndian>

#include <array>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
const QString officeNames = u"urn:oasis:names:tc:opendocument:xmlns:office:1.0"_s;
const QString tableNames = u"urn:oasis:names:tc:opendocument:xmlns:table:1.0"_s;
const QString textNames = u"urn:oasis:names:tc:opendocument:xmlns:text:1.0"_s;
const QString manifestNames = u"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"_s;
constexpr char Mimetype[] = "application/vnd.oasis.opendocument.spreadsheet";

quint32 crc32(const QByteArray &bytes)
{
    static const auto table = [] {
        std::array<quint32, 256> made{};
        for (quint32 i = 0; i < made.size(); ++i) {
            quint32 value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value & 1U) != 0 ? (value >> 1U) ^ 0xEDB88320U : value >> 1U;
            made.at(i) = value;
        }
        return made;
    }();
    quint32 sum = 0xFFFFFFFFU;
    for (const char byte : bytes)
        sum = table.at((sum ^ static_cast<quint8>(byte)) & 0xFFU) ^ (sum >> 8U);
    return ~sum;
}

/// A ZIP archive as OpenDocument wants it: the first file uncompressed, so that its bytes tell the type.
class Archive
{
public:
    void add(const QByteArray &name, const QByteArray &content, bool compressed)
    {
        // qCompress: four bytes of length, then zlib's head of two and its checksum of four around DEFLATE.
        const QByteArray stored = compressed ? qCompress(content).mid(6).chopped(4) : content;
        QByteArray facts;
        put<quint16>(facts, 20); // Version needed.
        put<quint16>(facts, 0x0800); // Names are UTF-8.
        put<quint16>(facts, compressed ? 8 : 0);
        put<quint16>(facts, 0); // No time: the same list gives the same bytes.
        put<quint16>(facts, 0x0021); // 1980-01-01, the first day there is.
        put<quint32>(facts, crc32(content));
        put<quint32>(facts, static_cast<quint32>(stored.size()));
        put<quint32>(facts, static_cast<quint32>(content.size()));
        put<quint16>(facts, static_cast<quint16>(name.size()));
        put<quint16>(facts, 0); // No extra field.
        m_directory += "PK\x01\x02";
        put<quint16>(m_directory, 20);
        m_directory += facts;
        put<quint16>(m_directory, 0); // No comment.
        put<quint16>(m_directory, 0);
        put<quint16>(m_directory, 0);
        put<quint32>(m_directory, 0);
        put<quint32>(m_directory, static_cast<quint32>(m_files.size()));
        m_directory += name;
        m_files += "PK\x03\x04" + facts + name + stored;
        ++m_count;
    }

    [[nodiscard]] QByteArray bytes() const
    {
        QByteArray end("PK\x05\x06");
        put<quint32>(end, 0);
        put<quint16>(end, m_count);
        put<quint16>(end, m_count);
        put<quint32>(end, static_cast<quint32>(m_directory.size()));
        put<quint32>(end, static_cast<quint32>(m_files.size()));
        put<quint16>(end, 0);
        return m_files + m_directory + end;
    }

private:
    template <class Number> static void put(QByteArray &into, Number number)
    {
        const Number little = qToLittleEndian(number);
        into.append(reinterpret_cast<const char *>(&little), sizeof little);
    }

    QByteArray m_files;
    QByteArray m_directory;
    quint16 m_count = 0;
};

/// Runs of blanks, tabs and line ends are elements there; as characters they would count as one blank.
void writeText(QXmlStreamWriter &xml, const QString &text)
{
    xml.writeStartElement(textNames, u"p"_s);
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool edge = i == 0 || i + 1 == text.size() || text[i - 1] == u' ';
        if (c == u'\t' || c == u'\n' || (c == u' ' && edge)) {
            xml.writeCharacters(std::exchange(plain, {}));
            xml.writeEmptyElement(textNames, c == u'\t' ? u"tab"_s : c == u'\n' ? u"line-break"_s : u"s"_s);
        } else if (c.unicode() >= 0x20) { // XML has no other control characters.
            plain += c;
        }
    }
    xml.writeCharacters(plain);
    xml.writeEndElement();
}

QByteArray contentOf(const QString &table, const std::function<QStringList(int)> &row)
{
    QByteArray content;
    QXmlStreamWriter xml(&content);
    xml.writeStartDocument();
    xml.writeNamespace(officeNames, u"office"_s);
    xml.writeNamespace(tableNames, u"table"_s);
    xml.writeNamespace(textNames, u"text"_s);
    xml.writeStartElement(officeNames, u"document-content"_s);
    xml.writeAttribute(officeNames, u"version"_s, u"1.3"_s);
    xml.writeStartElement(officeNames, u"body"_s);
    xml.writeStartElement(officeNames, u"spreadsheet"_s);
    xml.writeStartElement(tableNames, u"table"_s);
    xml.writeAttribute(tableNames, u"name"_s, table);
    for (int n = 0;; ++n) {
        const QStringList cells = row(n);
        if (cells.isEmpty())
            break;
        xml.writeStartElement(tableNames, u"table-row"_s);
        for (const QString &cell : cells) {
            xml.writeStartElement(tableNames, u"table-cell"_s);
            xml.writeAttribute(officeNames, u"value-type"_s, u"string"_s);
            writeText(xml, cell);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
    xml.writeEndDocument();
    return content;
}

QByteArray manifest()
{
    QByteArray content;
    QXmlStreamWriter xml(&content);
    xml.writeStartDocument();
    xml.writeNamespace(manifestNames, u"manifest"_s);
    xml.writeStartElement(manifestNames, u"manifest"_s);
    xml.writeAttribute(manifestNames, u"version"_s, u"1.3"_s);
    const std::array<std::pair<QString, QString>, 2> entries{
        {{u"/"_s, QString::fromLatin1(Mimetype)}, {u"content.xml"_s, u"text/xml"_s}}};
    for (const auto &[path, type] : entries) {
        xml.writeEmptyElement(manifestNames, u"file-entry"_s);
        xml.writeAttribute(manifestNames, u"full-path"_s, path);
        xml.writeAttribute(manifestNames, u"media-type"_s, type);
    }
    xml.writeEndDocument();
    return content;
}
} // namespace

QByteArray odsOf(const QString &table, const std::function<QStringList(int)> &row)
{
    Archive archive;
    archive.add("mimetype", Mimetype, false);
    archive.add("content.xml", contentOf(table, row), true);
    archive.add("META-INF/manifest.xml", manifest(), true);
    return archive.bytes();
}

} // namespace paperround
