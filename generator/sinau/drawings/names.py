# SPDX-License-Identifier: Apache-2.0
"""What may stand in a published drawing: elements, attributes and functions of SVG 2, https://www.w3.org/TR/SVG2/."""

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XHTML = "http://www.w3.org/1999/xhtml"
XML = "http://www.w3.org/XML/1998/namespace"

ANIMATIONS = frozenset({"animate", "animateMotion", "animateTransform", "set"})
FILTERS = """
feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter
"""
ELEMENTS = ANIMATIONS | frozenset(
    f"""
    a circle clipPath defs desc ellipse g image line linearGradient marker mask mpath path pattern polygon polyline
    radialGradient rect stop style svg switch symbol text textPath title tspan use view {FILTERS}
    """.split()
)
# What acts, wherever it stands, in lower case: the first seven of SVG, the others of HTML, whose elements a drawing can hold.
RUNNING = frozenset(
    [
        "script",
        "handler",
        "listener",
        "audio",
        "video",
        "iframe",
        "canvas",
        "applet",
        "base",
        "button",
        "embed",
        "form",
        "frame",
        "frameset",
        "img",
        "input",
        "link",
        "meta",
        "object",
        "select",
        "source",
        "template",
        "textarea",
    ]
)
# What its own program shows and no browser does.
UNSEEN = frozenset({"flowRoot", "mesh", "meshgradient"})
# Of HTML, what is seen although it has no words.
SEEN = frozenset({"canvas", "embed", "hr", "iframe", "img", "input", "math", "object", "svg", "video"})

# Their values are never read as CSS: a bracket in them calls nothing.
PLAIN_ATTRIBUTES = frozenset(
    [
        "aria-describedby",
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "aria-roledescription",
        "class",
        "d",
        "id",
        "lang",
        "points",
        "requiredExtensions",
        "requiredFeatures",
        "role",
        "systemLanguage",
        "title",
        "type",
    ]
)
GEOMETRY = """
accumulate additive amplitude attributeName attributeType azimuth baseFrequency baseProfile begin bias by calcMode clipPathUnits
cx cy diffuseConstant divisor dur dx dy edgeMode elevation end exponent filterRes filterUnits focusable fr from fx fy gradientTransform
gradientUnits height in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust
limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits max media method min mode numOctaves offset
operator order orient origin path pathLength patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ
preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY repeatCount repeatDur restart result rotate rx ry scale seed side
slope spacing specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale tabindex tableValues
target targetX targetY textLength to transform values version viewBox width x x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan
"""
PRESENTATION = """
alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters color-profile
color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color
flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant
font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing
lighting-color line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order
pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration text-rendering text-overflow transform-box
transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode
"""
ATTRIBUTES = PLAIN_ATTRIBUTES | frozenset(f"{GEOMETRY} {PRESENTATION}".split()) - {"target"}
OF_XML = frozenset({"lang", "space"})

# Functions of CSS that neither load nor run anything; `url` has a rule of its own.
FUNCTIONS = frozenset(
    [
        "rgb",
        "rgba",
        "hsl",
        "hsla",
        "hwb",
        "lab",
        "lch",
        "oklab",
        "oklch",
        "color",
        "color-mix",
        "light-dark",
        "var",
        "calc",
        "min",
        "max",
        "clamp",
        "matrix",
        "matrix3d",
        "translate",
        "translatex",
        "translatey",
        "translatez",
        "translate3d",
        "rotate",
        "rotatex",
        "rotatey",
        "rotatez",
        "rotate3d",
        "scale",
        "scalex",
        "scaley",
        "scalez",
        "scale3d",
        "skew",
        "skewx",
        "skewy",
        "perspective",
        "blur",
        "brightness",
        "contrast",
        "drop-shadow",
        "grayscale",
        "hue-rotate",
        "invert",
        "opacity",
        "saturate",
        "sepia",
        "cubic-bezier",
        "steps",
        "linear",
        "linear-gradient",
        "radial-gradient",
        "conic-gradient",
        "repeating-linear-gradient",
        "repeating-radial-gradient",
        "circle",
        "ellipse",
        "inset",
        "path",
        "polygon",
        "local",
        "format",
        "not",
        "is",
        "where",
        "has",
        "nth-child",
        "nth-last-child",
        "nth-of-type",
        "nth-last-of-type",
        "and",
        "or",
        "lang",
    ]
)
