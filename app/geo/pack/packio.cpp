// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/pack/packio.h"

#include "app/geo/pack/packbuilder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

// A layer larger than this is a mistake (a national road network, a video); it would be read into memory
// whole.
constexpr qint64 largestFile = qint64{512} << 20;

std::optional<QByteArray> readFile(const QString& folder, const QString& name, const QString& layer,
                                   PackFaults& faults)
{
    const auto refuse = [&](const QString& text, ErrorKind kind) {
        faults.add({.file = name, .layer = layer, .text = text, .kind = kind});
        return std::nullopt;
    };
    const QFileInfo info(QDir(folder).filePath(name));
    if (!info.exists())
        return refuse(u"the file does not exist in %1."_s.arg(QDir::toNativeSeparators(folder)),
                      ErrorKind::NotFound);
    // A link could lead out of the folder even where the name does not.
    const QString inside = QFileInfo(folder).canonicalFilePath() + u'/';
    if (!info.isFile() || !info.canonicalFilePath().startsWith(inside))
        return refuse(u"is not a file inside the pack's folder."_s, ErrorKind::Invalid);
    if (info.size() > largestFile)
        return refuse(u"has %1 bytes; %2 is the most a layer may have."_s.arg(info.size()).arg(largestFile),
                      ErrorKind::Invalid);
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return refuse(u"cannot be opened: %1."_s.arg(file.errorString()), ErrorKind::Invalid);
    return file.readAll();
}

QByteArray hashOf(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// Reads one layer into the builder. What was found in the file (hash, count, box) is written to `found`.
void readLayer(const PackLayer& layer, const PackManifest& manifest, const QByteArray& bytes,
               PackBuilder& builder, PackFaults& faults, PackLayer& found)
{
    found.sha256 = hashOf(bytes);
    if (!layer.sha256.isEmpty() && layer.sha256 != found.sha256) {
        faults.add({.file = layer.file,
                    .layer = layer.id,
                    .field = u"sha256"_s,
                    .text = u"the file is not the one the manifest was made for: its hash is %1."_s.arg(
                        QLatin1StringView(found.sha256)),
                    .kind = ErrorKind::Corrupt});
    }
    const qint64 before = faults.count();
    LayerReading reading(layer, manifest.extent, faults);
    std::vector<PackRecord> records = layer.format == PackFileFormat::Csv
                                          ? readCsvRecords(reading, bytes)
                                          : readGeoJsonRecords(reading, bytes);
    found.features = reading.recordCount();
    found.bbox = reading.measured();
    if (faults.count() == before && layer.features && *layer.features != reading.recordCount())
        reading.fault(
            u"features"_s,
            u"the manifest says %1, the file holds %2."_s.arg(*layer.features).arg(reading.recordCount()));
    builder.add(reading, std::move(records));
}

struct ReadPack
{
    std::optional<Pack> pack;
    std::optional<PackManifest> found; ///< The manifest with hashes, counts and boxes as they are.
};

ReadPack readLayers(const QString& folder, const PackManifest& manifest, PackFaults& faults)
{
    PackManifest found = manifest;
    PackBuilder builder(manifest, faults);
    bool regionsRead = true;
    for (std::size_t i = 0; i < manifest.layers.size(); ++i) {
        const PackLayer& layer = manifest.layers[i];
        const qint64 before = faults.count();
        if (const std::optional<QByteArray> bytes = readFile(folder, layer.file, layer.id, faults))
            readLayer(layer, manifest, *bytes, builder, faults, found.layers[i]);
        if (layer.kind == PackLayerKind::Regions && faults.count() != before)
            regionsRead = false;
    }
    // With a region left out, every code below it would look unknown; the fault that left it out says enough.
    if (!regionsRead)
        return {.pack = std::nullopt, .found = std::move(found)};
    Pack pack = std::move(builder).finish();
    if (!faults.isEmpty())
        return {.pack = std::nullopt, .found = std::move(found)};
    return {.pack = std::move(pack), .found = std::move(found)};
}

ReadPack readPack(const QString& folder, PackFaults& faults)
{
    if (!QFileInfo(folder).isDir()) {
        faults.add({.file = folder, .text = u"is not a folder."_s, .kind = ErrorKind::NotFound});
        return {};
    }
    const std::optional<QByteArray> json = readFile(folder, packManifestFile, {}, faults);
    const std::optional<PackManifest> manifest =
        json ? readManifest(*json, packManifestFile, ManifestUse::Pack, faults) : std::nullopt;
    return manifest ? readLayers(folder, *manifest, faults) : ReadPack{};
}

std::unexpected<Error> firstOf(PackFaults&& faults)
{
    const qint64 count = faults.count();
    Error error = std::move(faults).take().front().toError();
    if (count > 1)
        error.text += u" (%1 more faults; check the pack to see all)"_s.arg(count - 1);
    return std::unexpected(std::move(error));
}

ErrorKind kindOf(const QFile& file)
{
    switch (file.error()) {
    case QFileDevice::ResourceError:
        return ErrorKind::DiskFull;
    case QFileDevice::OpenError:
    case QFileDevice::PermissionsError:
        return ErrorKind::ReadOnly;
    default:
        return ErrorKind::Invalid;
    }
}

Result<void> copyInto(const QString& from, const QString& to)
{
    if (!QDir().mkpath(QFileInfo(to).path()))
        return failure(ErrorKind::ReadOnly, u"The folder cannot be made."_s, {.file = QFileInfo(to).path()});
    QFile source(from);
    if (!source.copy(to))
        return failure(kindOf(source), u"Cannot be copied to %1: %2."_s.arg(to, source.errorString()),
                       {.file = from});
    return {};
}

Result<void> writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return failure(kindOf(file), u"Cannot be written: %1."_s.arg(file.errorString()), {.file = path});
    return {};
}

/// A folder beside its final place that goes away unless it is put there.
class StagedFolder
{
public:
    explicit StagedFolder(const QString& finalPath)
        : m_final(QDir::cleanPath(finalPath)), m_path(m_final + u".new"_s), m_previous(m_final + u".old"_s)
    {
    }
    ~StagedFolder() { QDir(m_path).removeRecursively(); }
    Q_DISABLE_COPY_MOVE(StagedFolder)

    Result<void> begin()
    {
        // What an interrupted run left behind; the older pack may still stand aside.
        if (!QFileInfo::exists(m_final) && QFileInfo::exists(m_previous))
            QDir().rename(m_previous, m_final);
        QDir(m_path).removeRecursively();
        if (!QDir().mkpath(m_path))
            return failure(ErrorKind::ReadOnly, u"The folder cannot be made."_s, {.file = m_path});
        return {};
    }
    [[nodiscard]] const QString& path() const { return m_path; }

    Result<void> putInPlace()
    {
        QDir(m_previous).removeRecursively();
        const bool replaces = QFileInfo::exists(m_final);
        if (replaces && !QDir().rename(m_final, m_previous))
            return failure(ErrorKind::ReadOnly, u"The older folder cannot be moved away."_s,
                           {.file = m_final});
        if (!QDir().rename(m_path, m_final)) {
            if (replaces)
                QDir().rename(m_previous, m_final);
            return failure(ErrorKind::ReadOnly, u"The folder cannot be put in place."_s, {.file = m_final});
        }
        QDir(m_previous).removeRecursively();
        return {};
    }

private:
    QString m_final;
    QString m_path;
    QString m_previous;
};

Result<void> copyFiles(const PackManifest& manifest, const QString& from, const QString& to)
{
    QStringList done;
    for (const PackLayer& layer : manifest.layers) {
        if (done.contains(layer.file))
            continue;
        done << layer.file;
        if (auto copied = copyInto(QDir(from).filePath(layer.file), QDir(to).filePath(layer.file)); !copied)
            return copied;
    }
    return {};
}

} // namespace

Result<Pack> loadPack(const QString& folder)
{
    PackFaults faults;
    ReadPack read = readPack(folder, faults);
    if (!read.pack)
        return firstOf(std::move(faults));
    return *std::move(read.pack);
}

FoundThemes findThemes(const QString& folder)
{
    FoundThemes found;
    const QStringList packs = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& name : packs) {
        const QString path = QDir(folder).filePath(name);
        if (!QFileInfo::exists(QDir(path).filePath(packManifestFile)))
            continue; // half of an import, or something else altogether
        Result<Pack> pack = loadPack(path);
        if (pack)
            std::ranges::move(pack->themes, std::back_inserter(found.themes));
        else
            found.problems.push_back(std::move(pack).error());
    }
    return found;
}

PackReport checkPack(const QString& folder)
{
    PackFaults faults;
    ReadPack read = readPack(folder, faults);
    return {.faults = std::move(faults).take(), .manifest = std::move(read.found)};
}

Result<PackManifest> createPack(const QString& descriptionFile, const QString& sourceFolder,
                                const QString& outFolder, QDate today)
{
    if (QFileInfo::exists(outFolder))
        return failure(ErrorKind::Conflict, u"The folder exists already; name one that does not."_s,
                       {.file = outFolder});
    QFile file(descriptionFile);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, u"Cannot be opened: %1."_s.arg(file.errorString()),
                       {.file = descriptionFile});
    PackFaults faults;
    const auto described = readManifest(file.readAll(), descriptionFile, ManifestUse::Description, faults);
    if (!described)
        return firstOf(std::move(faults));
    ReadPack read = readLayers(sourceFolder, *described, faults);
    if (!read.pack)
        return firstOf(std::move(faults));
    PackManifest manifest = *std::move(read.found);
    manifest.created = today;

    StagedFolder staged(outFolder);
    Result<void> step = staged.begin();
    if (step)
        step = copyFiles(manifest, sourceFolder, staged.path());
    if (step)
        step = writeFile(QDir(staged.path()).filePath(packManifestFile), writeManifest(manifest));
    if (!step)
        return std::unexpected(step.error());
    // Reads the copies: a disk that filled up, a file that changed meanwhile.
    if (const Result<Pack> copy = loadPack(staged.path()); !copy)
        return std::unexpected(copy.error());
    if (step = staged.putInPlace(); !step)
        return std::unexpected(step.error());
    return manifest;
}

Result<QString> importPack(const QString& folder, const QString& targetFolder)
{
    const Result<Pack> pack = loadPack(folder);
    if (!pack)
        return std::unexpected(pack.error());
    if (!QDir().mkpath(targetFolder))
        return failure(ErrorKind::ReadOnly, u"The folder cannot be made."_s, {.file = targetFolder});
    const QString place = QDir(targetFolder).filePath(pack->manifest.id);
    if (QFileInfo::exists(place) &&
        QFileInfo(place).canonicalFilePath() == QFileInfo(folder).canonicalFilePath())
        return failure(ErrorKind::Conflict, u"The pack is in this folder already."_s, {.file = place});

    StagedFolder staged(place);
    Result<void> step = staged.begin();
    if (step)
        step = copyFiles(pack->manifest, folder, staged.path());
    if (step)
        step =
            copyInto(QDir(folder).filePath(packManifestFile), QDir(staged.path()).filePath(packManifestFile));
    if (!step)
        return std::unexpected(step.error());
    if (const Result<Pack> copy = loadPack(staged.path()); !copy)
        return std::unexpected(copy.error());
    if (step = staged.putInPlace(); !step)
        return std::unexpected(step.error());
    return place;
}

} // namespace onescreen::geo
