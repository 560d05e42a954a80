#!/usr/bin/env python3
"""Makes the sample pictures of the tests. Needs pillow, piexif and pillow-heif.

Each has a place, a device, an author, a time, an editing program and a thumbnail in its Exif.
"""

import io
import pathlib

import piexif
import pillow_heif
from PIL import Image, PngImagePlugin

FOLDER = pathlib.Path(__file__).parent

picture = Image.linear_gradient("L").resize((96, 64)).convert("RGB")
small = io.BytesIO()
picture.resize((24, 16)).save(small, "JPEG")
exif = piexif.dump({
    "0th": {
        piexif.ImageIFD.Make: "Qingshan", piexif.ImageIFD.Model: "Phone 9",
        piexif.ImageIFD.Software: "Retouch 2.1", piexif.ImageIFD.Artist: "张三".encode(),
        piexif.ImageIFD.DateTime: "2026:11:25 09:12:00",
    },
    "Exif": {
        piexif.ExifIFD.DateTimeOriginal: "2026:11:25 09:12:00",
        piexif.ExifIFD.BodySerialNumber: "SN-0042",
    },
    "GPS": {
        piexif.GPSIFD.GPSLatitudeRef: "N", piexif.GPSIFD.GPSLatitude: ((30, 1), (15, 1), (3, 1)),
        piexif.GPSIFD.GPSLongitudeRef: "E", piexif.GPSIFD.GPSLongitude: ((120, 1), (9, 1), (7, 1)),
    },
    "1st": {piexif.ImageIFD.Compression: 6},
    "thumbnail": small.getvalue(),
})
xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>x</creator></x:xmpmeta>'

picture.save(FOLDER / "told.jpg", exif=exif, comment=b"by hand", quality=60)
picture.save(FOLDER / "progressive.jpg", exif=exif, xmp=xmp, progressive=True, quality=60)
picture.save(FOLDER / "told.png", exif=exif)
picture.save(FOLDER / "told.webp", exif=exif)
pillow_heif.from_pillow(picture).save(FOLDER / "told.heic", exif=exif, quality=30)
text = PngImagePlugin.PngInfo()
text.add_itxt("XML:com.adobe.xmp", xmp.decode())
picture.save(FOLDER / "xmp.png", pnginfo=text)
picture.save(FOLDER / "plain.jpg", quality=60)
