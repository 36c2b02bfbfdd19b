# The words of the window and the map in Urdu. What is not here is said in English (en.ftl).

do-undo = واپس کریں
do-redo = دوبارہ کریں

### Reach: measuring, the menu on the map, citations, links, guided reading

do-copy-citation-plain = حوالہ نقل کریں
do-copy-citation-markdown = حوالہ Markdown میں نقل کریں
do-copy-citation-bibtex = حوالہ BibTeX میں نقل کریں
do-copy-current-citation = اس عبارت کا حوالہ نقل کریں
do-copy-coordinates = محلِ وقوع نقل کریں
do-copy-feature = GeoJSON کے طور پر نقل کریں
do-copy-link = اس منظر کا لنک نقل کریں
do-open-link = لنک کھولیں
do-next-stop = مضمون میں اگلا
do-previous-stop = مضمون میں پچھلا
do-toggle-measure = پیمائش
do-measure-from = یہاں سے پیمائش
do-measure-point = نقطہ لگائیں
do-measure-move = پیمائش کا نقطہ ہلائیں
do-measure-close = رقبہ بند کریں
do-measure-take-back = آخری نقطہ واپس لیں
do-measure-copy = پیمائش نقل کریں
do-zoom-in-at = یہاں بڑا کریں
